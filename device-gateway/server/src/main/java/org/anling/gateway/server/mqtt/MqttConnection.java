package org.anling.gateway.server.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubRecReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.mqtt.NativeDownlink;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes down on one connection: acknowledgements, commands, the end. Any thread calls; the connection's own context writes. */
final class MqttConnection {

    static final int VERSION_5 = 5;

    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);
    private static final int PACKETS = 65_535;

    private final MqttEndpoint endpoint;
    private final Context context;
    private final DeviceId device;
    private final Supplier<String> commandIds;
    private final Set<String> filters = ConcurrentHashMap.newKeySet();
    private int lastPacket;

    MqttConnection(MqttEndpoint endpoint, Context context, DeviceId device, Supplier<String> commandIds) {
        this.endpoint = endpoint;
        this.context = context;
        this.device = device;
        this.commandIds = commandIds;
    }

    DeviceId device() {
        return device;
    }

    /** Notes what the device wants to hear. */
    void subscribed(String filter) {
        filters.add(filter);
    }

    void unsubscribed(String filter) {
        filters.remove(filter);
    }

    /** Confirms a publish that is on disk. */
    void acknowledge(MqttEcho echo, Runnable left) {
        onContext(() -> {
            switch (echo.qos()) {
                case AT_LEAST_ONCE -> {
                    puback(echo.packet(), MqttPubAckReasonCode.SUCCESS);
                    left.run();
                }
                case EXACTLY_ONCE -> {
                    pubrec(echo.packet());
                    left.run();
                }
                case AT_MOST_ONCE, FAILURE -> {}
            }
        });
    }

    /** Refuses a publish: with a reason where the protocol has one, by closing where it has none. */
    void refuse(MqttEcho echo, MqttPubAckReasonCode reason) {
        onContext(() -> {
            if (echo.qos() == MqttQoS.AT_LEAST_ONCE && isVersion5()) {
                puback(echo.packet(), reason);
            } else if (echo.qos() != MqttQoS.AT_MOST_ONCE) {
                endpoint.close();
            }
        });
    }

    /** Gives ids back on {@code dn/ack}, if the device listens there. */
    void sendAck(List<String> ids, Instant now, Runnable left) {
        publish(NativeTopics.ack(device), NativeDownlink.ack(ids, now), Duration.ofMinutes(10), left);
    }

    /** Sends a command. Whether the device listens for commands. */
    boolean send(DeviceCommand command, Duration ttl) {
        return publish(
                NativeTopics.command(device), NativeDownlink.command(commandIds.get(), command, ttl), ttl, () -> {});
    }

    /** A newer connection has taken its place. */
    void endTakenOver() {
        end(MqttDisconnectReasonCode.SESSION_TAKEN_OVER);
    }

    /** The device may no longer speak. */
    void endRevoked() {
        end(MqttDisconnectReasonCode.NOT_AUTHORIZED);
    }

    /** The store did not take what the device sent. */
    void endUnavailable() {
        end(MqttDisconnectReasonCode.SERVER_BUSY);
    }

    /** Closes, with a reason where the protocol has one. */
    void end(MqttDisconnectReasonCode reason) {
        onContext(() -> {
            if (isVersion5()) {
                // Closes as well.
                endpoint.disconnect(reason, MqttProperties.NO_PROPERTIES);
            } else {
                endpoint.close();
            }
        });
    }

    boolean isVersion5() {
        return endpoint.protocolVersion() >= VERSION_5;
    }

    private void puback(int packet, MqttPubAckReasonCode reason) {
        if (isVersion5()) {
            endpoint.publishAcknowledge(packet, reason, MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.publishAcknowledge(packet);
        }
    }

    private void pubrec(int packet) {
        if (isVersion5()) {
            endpoint.publishReceived(packet, MqttPubRecReasonCode.SUCCESS, MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.publishReceived(packet);
        }
    }

    private boolean publish(String topic, Bytes payload, Duration expiry, Runnable left) {
        if (filters.stream().noneMatch(filter -> NativeTopics.covers(filter, topic))) {
            return false;
        }
        onContext(() -> {
            lastPacket = lastPacket % PACKETS + 1;
            endpoint.publish(
                    topic,
                    Buffer.buffer(payload.toArray()),
                    MqttQoS.AT_LEAST_ONCE,
                    false,
                    false,
                    lastPacket,
                    expiring(expiry));
            left.run();
        });
        return true;
    }

    private MqttProperties expiring(Duration expiry) {
        if (!isVersion5()) {
            return MqttProperties.NO_PROPERTIES;
        }
        MqttProperties properties = new MqttProperties();
        properties.add(new IntegerProperty(MqttProperties.PUBLICATION_EXPIRY_INTERVAL, (int) expiry.toSeconds()));
        return properties;
    }

    private void onContext(Runnable work) {
        context.runOnContext(now -> {
            if (!endpoint.isConnected()) {
                return;
            }
            try {
                work.run();
            } catch (IllegalStateException | IllegalArgumentException closed) {
                LOG.debug("device={} went away while it was written to", device, closed);
            }
        });
    }
}
