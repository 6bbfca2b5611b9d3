package org.anling.gateway.server.broker;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.mqtt.NativeDownlink;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.server.intake.Shed;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.publishing.Publish;
import org.anling.gateway.server.publishing.PublishEcho;
import org.anling.gateway.server.publishing.PublishLine;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker, from dialling to its end, with a client of Paho of its own: packet ids, aliases of topics and what is under
 * way mean nothing on the next one, so a late confirmation can never confirm another message there. Any thread.
 */
final class BrokerConnection implements PublishLine, BrokerOutbox.Carrier, MqttCallback {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerConnection.class);
    /** As large as what devices that connect by themselves may send. */
    private static final long LARGEST_PACKET = 64 * 1024;

    private static final int CONNECT_S = 10;
    private static final int KEEP_ALIVE_S = 20;
    private static final int FAILURE = 0x80;
    private static final long GOODBYE_MS = 1_000;
    private static final Duration ACK_EXPIRY = Duration.ofMinutes(10);

    private final Around around;
    private final Source source;
    private final MqttAsyncClient client;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** What a connection works with. */
    record Around(
            BrokerSettings settings,
            BrokerPublishes publishes,
            BrokerOutbox outbox,
            Supplier<String> commandIds,
            InstantSource clock,
            Fate fate) {}

    /** Who hears what becomes of it. Called by threads of Paho. */
    interface Fate {

        /**
         * It is subscribed.
         *
         * @param kept whether the broker had kept the session, and with it what came meanwhile
         */
        void ready(BrokerConnection connection, boolean kept);

        /** It ended, once. */
        void ended(BrokerConnection connection, BrokerTrouble why);
    }

    BrokerConnection(Around around, Source source) throws MqttException {
        this.around = around;
        this.source = source;
        BrokerSettings settings = around.settings();
        this.client = new MqttAsyncClient(settings.access().url(), settings.client(), new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(this);
    }

    /** Number among the connections of this gateway. */
    long number() {
        return source.connection();
    }

    /** Dials; what becomes of it is said later. */
    void dial() {
        try {
            client.connect(options(), null, new Then() {
                @Override
                public void onSuccess(IMqttToken token) {
                    subscribe(token.getSessionPresent());
                }
            });
        } catch (MqttException | GeneralSecurityException e) {
            over(BrokerTrouble.of(e));
        }
    }

    /** Ends it for a reason of ours. Whether it had not ended already. */
    boolean over(BrokerTrouble why) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        around.outbox().detach(this);
        around.fate().ended(this, why);
        return true;
    }

    /** Gives back threads and socket; says goodbye if it still can, so that the broker knows at once. May take a second. */
    void close() {
        ended.set(true);
        around.outbox().detach(this);
        try {
            client.disconnectForcibly(0, GOODBYE_MS, client.isConnected());
        } catch (MqttException | RuntimeException e) {
            LOG.debug("the broker heard no goodbye", e);
        }
        try {
            client.close(true);
        } catch (MqttException | RuntimeException e) {
            LOG.debug("a client of the broker did not close cleanly", e);
        }
    }

    @Override
    public void acknowledge(PublishEcho echo, Runnable left) {
        // The broker knows now, the device does not: "left" is for dn/ack.
        try {
            if (echo.qos() > 0 && !ended.get()) {
                client.messageArrivedComplete(echo.packet(), echo.qos());
            }
        } catch (MqttException e) {
            LOG.debug("a message could not be confirmed, the broker sends it again", e);
        }
    }

    /** Confirmed all the same: the broker would send it again for ever, and Paho confirms without reasons. */
    @Override
    public void refuse(PublishEcho echo, Defect why) {
        acknowledge(echo, () -> {});
    }

    /** Confirmed: the broker has but so many under way to us, and those behind may be alarms of other devices. */
    @Override
    public void shed(PublishEcho echo, Shed why) {
        acknowledge(echo, () -> {});
    }

    @Override
    public void sendAck(DeviceId device, List<String> ids, Instant now, Runnable left) {
        String topic = NativeTopics.ack(around.settings().nativeBase(), device);
        around.outbox().offer(new BrokerOutbox.Letter(topic, NativeDownlink.ack(ids, now), now.plus(ACK_EXPIRY), left));
    }

    @Override
    public boolean send(DeviceId device, DeviceCommand command, Duration ttl) {
        String topic = NativeTopics.command(around.settings().nativeBase(), device);
        Bytes payload = NativeDownlink.command(around.commandIds().get(), command, ttl);
        Instant until = around.clock().instant().plus(ttl);
        around.outbox().offer(new BrokerOutbox.Letter(topic, payload, until, () -> {}));
        return true;
    }

    /** What is not confirmed comes again with the next connection. */
    @Override
    public void end(Ending why) {
        over(BrokerTrouble.NOT_STORED);
    }

    @Override
    public boolean publish(BrokerOutbox.Letter letter, Duration expiry) {
        MqttMessage message = new MqttMessage(letter.payload().toArray(), 1, false, expiring(expiry));
        try {
            client.publish(letter.topic(), message, null, new Then() {
                @Override
                public void onSuccess(IMqttToken token) {
                    around.outbox().arrived(BrokerConnection.this, letter);
                }

                @Override
                public void onFailure(IMqttToken token, Throwable fault) {
                    if (client.isConnected()) {
                        // The broker refused it; the next one may fare better.
                        around.outbox().arrived(BrokerConnection.this, letter);
                    }
                }
            });
            return true;
        } catch (MqttException e) {
            LOG.debug("a message to a device waits", e);
            return false;
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        Instant now = around.clock().instant();
        PublishEcho echo = new PublishEcho(message.getId(), message.getQos(), null);
        Publish publish = new Publish(
                topic, Bytes.copyOf(message.getPayload()), message.isRetained(), echo, now, System.nanoTime());
        try {
            around.publishes().published(this, source, publish);
        } catch (RuntimeException e) {
            // Not confirmed, so it comes again with the next connection.
            LOG.error("a message of the broker was not handled", e);
            over(BrokerTrouble.NOT_STORED);
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        BrokerTrouble byCode = BrokerTrouble.ofCode(response.getReturnCode());
        over(byCode == BrokerTrouble.LOST ? BrokerTrouble.of(response.getException()) : byCode);
    }

    @Override
    public void mqttErrorOccurred(MqttException fault) {
        LOG.debug("the client of the broker reports", fault);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // Every message has a listener of its own.
    }

    @Override
    public void connectComplete(boolean again, String server) {
        // The listener of the connection does what follows.
    }

    @Override
    public void authPacketArrived(int code, MqttProperties properties) {
        // No such sign-in is offered.
    }

    private void subscribe(boolean kept) {
        try {
            MqttSubscription[] wanted = around.settings().filters().stream()
                    .map(BrokerConnection::subscription)
                    .toArray(MqttSubscription[]::new);
            client.subscribe(
                    wanted,
                    null,
                    new Then() {
                        @Override
                        public void onSuccess(IMqttToken token) {
                            subscribed(token.getReasonCodes(), kept);
                        }
                    },
                    new MqttProperties());
        } catch (MqttException | IllegalArgumentException e) {
            over(BrokerTrouble.of(e));
        }
    }

    private void subscribed(int @Nullable [] codes, boolean kept) {
        if (codes != null && Arrays.stream(codes).anyMatch(code -> code >= FAILURE)) {
            over(BrokerTrouble.FORBIDDEN);
        } else if (!ended.get()) {
            around.fate().ready(this, kept);
            around.outbox().attach(this);
        }
    }

    /** Whether its sender asked that a message be kept must be seen; what is kept already must not come. */
    private static MqttSubscription subscription(String filter) {
        MqttSubscription one = new MqttSubscription(filter, 1);
        one.setRetainAsPublished(true);
        one.setRetainHandling(2);
        return one;
    }

    private MqttConnectionOptions options() throws GeneralSecurityException {
        BrokerSettings settings = around.settings();
        BrokerSettings.Access access = settings.access();
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(false);
        options.setSessionExpiryInterval(settings.session().toSeconds());
        options.setReceiveMaximum(settings.receiveMaximum());
        options.setMaximumPacketSize(LARGEST_PACKET);
        options.setConnectionTimeout(CONNECT_S);
        options.setKeepAliveInterval(KEEP_ALIVE_S);
        options.setHttpsHostnameVerificationEnabled(true);
        if (!access.user().isEmpty()) {
            options.setUserName(access.user());
            options.setPassword(access.password().getBytes(StandardCharsets.UTF_8));
        }
        if (access.authorities().isPresent()) {
            options.setSocketFactory(BrokerTrust.of(access.authorities().get()));
        }
        return options;
    }

    private static MqttProperties expiring(Duration expiry) {
        MqttProperties properties = new MqttProperties();
        properties.setMessageExpiryInterval(Math.max(1, expiry.toSeconds()));
        return properties;
    }

    /** What follows an answer of the broker; without one the connection is over. */
    private abstract class Then implements MqttActionListener {
        @Override
        public void onFailure(IMqttToken token, Throwable fault) {
            over(BrokerTrouble.of(fault));
        }
    }
}
