package org.anling.gateway.server.mqtt;

import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.server.entrance.LoginGate;
import org.anling.gateway.server.intake.DeviceResolver;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.live.LiveUpdates;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.gateway.server.publishing.NativePublishes;
import org.anling.gateway.server.publishing.PublishingDevices;
import org.anling.gateway.server.tls.DeviceTls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port that MQTT devices connect to. Who shows neither the device's password nor a certificate for it is refused with the code that its
 * version has for it.
 */
public final class MqttListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MqttListener.class);
    private static final int LARGEST_PACKET = 64 * 1024;
    private static final int LONGEST_CLIENT_ID = 64;
    private static final int PATIENCE_S = 10;

    private final MqttServer server;
    private final Setup setup;
    private final Optional<DeviceTls> tls;

    private MqttListener(Vertx vertx, MqttServerOptions options, Setup setup, Optional<DeviceTls> tls) {
        this.setup = setup;
        this.tls = tls;
        this.server = MqttServer.create(vertx, options)
                .endpointHandler(endpoint -> connecting(endpoint, vertx.getOrCreateContext()))
                .exceptionHandler(broken -> {
                    setup.shared().meters().refused(NativeDecoder.PROTOCOL, "bad-packet");
                    LOG.debug("a connection sent no MQTT", broken);
                });
    }

    /**
     * What a listener needs.
     *
     * @param receiveMaximum publishes that a device may have under way
     * @param silence after which a connection is ended
     */
    public record Setup(
            PublishingDevices devices,
            DeviceResolver resolver,
            Shared shared,
            LongSupplier numbers,
            Supplier<String> commandIds,
            int receiveMaximum,
            Duration silence) {}

    /** What all connections of all listeners share. */
    public record Shared(
            LiveUpdates live, InstantSource clock, GatewayMeters meters, LastWills wills, LoginGate logins) {}

    /** How MQTT is carried. */
    public enum Carrier {
        TCP,
        /** WebSocket at the path {@code /mqtt}. */
        WEB_SOCKET
    }

    /**
     * Binds and accepts.
     *
     * @param tls what the listener speaks, empty if in clear
     * @throws IllegalStateException if the address cannot be bound; its message says so
     */
    public static MqttListener open(
            Vertx vertx, String host, int port, Carrier carrier, Setup setup, Optional<DeviceTls> tls) {
        MqttServerOptions options = new MqttServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxMessageSize(LARGEST_PACKET)
                .setMaxClientIdLength(LONGEST_CLIENT_ID)
                .setAutoClientId(false)
                .setTimeoutOnConnect(PATIENCE_S)
                .setUseWebSocket(carrier == Carrier.WEB_SOCKET);
        tls.ifPresent(speaking -> speaking.addTo(options));
        MqttListener listener = new MqttListener(vertx, options, setup, tls);
        try {
            listener.server.listen().await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (TimeoutException | RuntimeException e) {
            throw new IllegalStateException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return listener;
    }

    /**
     * What a connection begins with, where it is accepted.
     *
     * @param logins hurries who presses
     */
    public static ChannelHandler first(LoginGate logins) {
        return MqttEarly.waiting(logins::hurry);
    }

    /** The port that was bound. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        try {
            server.close().await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("the MQTT listener did not close in {} s", PATIENCE_S);
        }
    }

    private void connecting(MqttEndpoint endpoint, Context context) {
        Source source = new Source(setup.numbers().getAsLong(), address(endpoint), Source.Proof.SECRET);
        String clientId = endpoint.clientIdentifier();
        MqttAuth auth = endpoint.auth();
        if (clientId == null || !NativeTopics.isDeviceId(clientId)) {
            refuse(endpoint, MqttRefusal.BAD_CLIENT_ID);
            return;
        }
        DeviceId device = new DeviceId(clientId);
        if (auth != null && auth.getUsername() != null && !auth.getUsername().equals(clientId)) {
            refuse(endpoint, MqttRefusal.BAD_PASSWORD);
            return;
        }
        Optional<Set<String>> certified = tls.flatMap(speaking -> speaking.findShown(endpoint.sslSession()));
        if (certified.isPresent() && !certified.get().contains(clientId)) {
            refuse(endpoint, MqttRefusal.FOREIGN_CERTIFICATE);
            return;
        }
        Proof shown = new Proof(certified.isPresent(), auth == null ? null : auth.getPassword());
        takeTurn(endpoint, context, device, source, shown);
    }

    /** In its turn, unless it publishes an alarm meanwhile. */
    private void takeTurn(MqttEndpoint endpoint, Context context, DeviceId device, Source source, Proof shown) {
        LoginGate.Who who = new LoginGate.Who(source.connection(), device);
        LoginGate logins = setup.shared().logins();
        Connecting connecting = new Connecting(endpoint, context, device, source, new AtomicBoolean());
        endpoint.closeHandler(end -> connecting.gone.set(true));
        if (!logins.admit(who, new LoginGate.Login(() -> !connecting.gone.get(), () -> lookUp(connecting, shown)))) {
            setup.shared().meters().shed(NativeDecoder.PROTOCOL, "logins");
            refuse(endpoint, MqttRefusal.BUSY);
        }
    }

    private void lookUp(Connecting who, Proof shown) {
        setup.resolver()
                .resolve(who.device)
                .whenComplete((record, silent) -> who.context.runOnContext(now -> {
                    if (who.gone.get()) {
                        return;
                    }
                    if (silent != null || record == null) {
                        refuse(who.endpoint, MqttRefusal.NO_DIRECTORY);
                    } else {
                        resolved(who, record, shown);
                    }
                }));
    }

    /**
     * A connection that is not accepted yet.
     *
     * @param gone whether it has ended meanwhile
     */
    private record Connecting(
            MqttEndpoint endpoint, Context context, DeviceId device, Source source, AtomicBoolean gone) {}

    /**
     * What it shows for being the device.
     *
     * @param certified a certificate for that device, which needs no password besides
     */
    private record Proof(boolean certified, @Nullable String password) {

        boolean counts(DeviceRecord record) {
            return certified || DevicePasswords.matches(record.secretHash(), password);
        }

        /** Never the password. */
        @Override
        public String toString() {
            return "Proof[certified=" + certified + "]";
        }
    }

    private void resolved(Connecting who, Optional<DeviceRecord> record, Proof shown) {
        if (record.isEmpty()) {
            setup.shared()
                    .live()
                    .sawUnregistered(
                            who.device,
                            NativeDecoder.PROTOCOL,
                            who.source,
                            setup.shared().clock().instant());
        }
        if (record.isEmpty() || !shown.counts(record.get())) {
            refuse(who.endpoint, MqttRefusal.BAD_PASSWORD);
        } else if (DeviceResolver.isRevoked(record)) {
            refuse(who.endpoint, MqttRefusal.REVOKED);
        } else if (who.endpoint.will().isWillFlag()
                && NativeTopics.find(who.device, who.endpoint.will().getWillTopic())
                        .isEmpty()) {
            refuse(who.endpoint, MqttRefusal.FOREIGN_WILL);
        } else {
            accept(who, record.get());
        }
    }

    private void accept(Connecting who, DeviceRecord record) {
        MqttEndpoint endpoint = who.endpoint;
        MqttConnection connection = new MqttConnection(endpoint, who.context, who.device, setup.commandIds());
        Shared shared = setup.shared();
        NativePublishes publishes = new NativePublishes(setup.devices(), shared.meters());
        MqttUplink uplink = new MqttUplink(connection, who.source, publishes, setup);
        MqttSubscriptions subscriptions = new MqttSubscriptions(endpoint, connection, setup.devices());
        endpoint.publishAutoAck(false);
        endpoint.publishHandler(uplink::published);
        endpoint.publishReleaseHandler(endpoint::publishComplete);
        endpoint.publishAcknowledgeHandler(connection::confirmed);
        endpoint.pingHandler(ping -> setup.devices().pinged(who.device, who.source));
        endpoint.subscribeHandler(subscriptions::subscribe);
        endpoint.unsubscribeHandler(subscriptions::unsubscribe);
        AtomicBoolean goodbye = new AtomicBoolean();
        endpoint.disconnectMessageHandler(bye -> goodbye.set(bye.code() == MqttDisconnectReasonCode.NORMAL));
        endpoint.closeHandler(end -> {
            setup.devices().closed(who.source.connection());
            if (!goodbye.get()) {
                shared.wills().ended(who.device, endpoint.will(), who.source);
            }
        });
        endpoint.exceptionHandler(broken -> connection.end(MqttDisconnectReasonCode.MALFORMED_PACKET));
        if (endpoint.protocolVersion() >= MqttConnection.VERSION_5) {
            endpoint.accept(false, granted(endpoint.keepAliveTimeSeconds()));
        } else {
            endpoint.accept(false);
        }
        shared.wills().back(who.device);
        setup.devices().opened(connection, who.device, record.centre(), who.source);
    }

    /** A client that would be silent for longer than a connection may is told to speak in time. */
    private MqttProperties granted(int keepAliveSeconds) {
        MqttProperties properties = new MqttProperties();
        int longest = Math.toIntExact(setup.silence().toSeconds() * 2 / 3);
        if (keepAliveSeconds == 0 || keepAliveSeconds > longest) {
            properties.add(new IntegerProperty(MqttProperties.SERVER_KEEP_ALIVE, longest));
        }
        properties.add(new IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, setup.receiveMaximum()));
        properties.add(new IntegerProperty(MqttProperties.MAXIMUM_QOS, 1));
        properties.add(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, LARGEST_PACKET));
        properties.add(new IntegerProperty(MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0));
        return properties;
    }

    private void refuse(MqttEndpoint endpoint, MqttRefusal refusal) {
        setup.shared().meters().refused(NativeDecoder.PROTOCOL, refusal.label());
        try {
            endpoint.reject(refusal.code(endpoint.protocolVersion()));
        } catch (IllegalStateException | IllegalArgumentException gone) {
            LOG.debug("a refused connection had closed itself", gone);
        }
    }

    private static InetAddress address(MqttEndpoint endpoint) {
        try {
            return InetAddress.getByName(endpoint.remoteAddress().hostAddress());
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
