package org.anling.gateway.server.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.mqtt.NativeDownlink;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.server.intake.Shed;
import org.anling.gateway.server.mqtt.MqttDownlinks.Downlink;
import org.anling.gateway.server.mqtt.MqttDownlinks.Turn;
import org.anling.gateway.server.publishing.PublishEcho;
import org.anling.gateway.server.publishing.PublishLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: what is under way on it in both directions, and what goes down: acknowledgements, commands, the end. Any thread calls; the
 * connection's own context writes.
 */
final class MqttConnection implements PublishLine {

    static final int VERSION_5 = 5;

    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);
    private static final int NO_LIMIT = 65_535;
    private static final int SLACK = 4;

    private final MqttEndpoint endpoint;
    private final Context context;
    private final DeviceId device;
    private final Supplier<String> commandIds;
    private final Set<String> filters = ConcurrentHashMap.newKeySet();
    private final MqttDownlinks downlinks;
    private final AtomicBoolean saidFull = new AtomicBoolean();
    /** Owned by the context. */
    private int underWay;

    MqttConnection(MqttEndpoint endpoint, Context context, DeviceId device, Supplier<String> commandIds) {
        this.endpoint = endpoint;
        this.context = context;
        this.device = device;
        this.commandIds = commandIds;
        this.downlinks = new MqttDownlinks(receiveMaximum(endpoint));
    }

    /**
     * Counts a publish that will be confirmed or refused. Version 3.1.1 has no word for how many may be under way, so its clients get four times
     * as many. On the context.
     *
     * @param granted how many a client of version 5 was told it may have under way
     * @return false if it is one too many
     */
    boolean begins(MqttQoS quality, int granted) {
        if (quality == MqttQoS.AT_MOST_ONCE) {
            return true;
        }
        underWay++;
        return underWay <= (isVersion5() ? granted : granted * SLACK);
    }

    /** The device has confirmed something that went down. On the context. */
    void confirmed(int packet) {
        downlinks.confirmed(packet);
        onContext(this::drain);
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

    @Override
    public void acknowledge(PublishEcho echo, Runnable left) {
        onContext(() -> {
            if (echo.qos() == MqttQoS.AT_LEAST_ONCE.value()) {
                puback(echo.packet(), MqttPubAckReasonCode.SUCCESS);
                left.run();
            } else if (echo.qos() == MqttQoS.EXACTLY_ONCE.value()) {
                pubrec(echo.packet());
                left.run();
            }
        });
    }

    /** With a reason where the protocol has one. Too large ends the connection, and so does what must not be where there is no reason. */
    @Override
    public void refuse(PublishEcho echo, Defect why) {
        if (why == Defect.FOREIGN_TOPIC) {
            forbid(echo, MqttPubAckReasonCode.NOT_AUTHORIZED);
        } else if (why == Defect.RETAINED_ALARM) {
            forbid(echo, MqttPubAckReasonCode.IMPLEMENTATION_SPECIFIC_ERROR);
        } else if (why == Defect.TOO_LONG) {
            end(MqttDisconnectReasonCode.PACKET_TOO_LARGE);
        } else {
            unreadable(echo);
        }
    }

    /** 3.1.1 has no word for it: what is not confirmed comes again on the next connection, and must not where that would be for hours. */
    @Override
    public void shed(PublishEcho echo, Shed why) {
        if (echo.qos() == MqttQoS.AT_LEAST_ONCE.value() && isVersion5()) {
            onContext(() -> puback(echo.packet(), MqttPubAckReasonCode.QUOTA_EXCEEDED));
        } else if (why == Shed.STORE_FULL) {
            acknowledge(echo, () -> {});
        } else if (echo.qos() != MqttQoS.AT_MOST_ONCE.value()) {
            // Nobody will answer it, so nothing of it is kept here.
            onContext(() -> underWay--);
        }
    }

    @Override
    public void sendAck(DeviceId to, List<String> ids, Instant now, Runnable left) {
        publish(NativeTopics.ack(device), NativeDownlink.ack(ids, now), Duration.ofMinutes(10), left);
    }

    @Override
    public boolean send(DeviceId to, DeviceCommand command, Duration ttl) {
        return publish(
                NativeTopics.command(device), NativeDownlink.command(commandIds.get(), command, ttl), ttl, () -> {});
    }

    @Override
    public void end(Ending why) {
        end(
                switch (why) {
                    case TAKEN_OVER -> MqttDisconnectReasonCode.SESSION_TAKEN_OVER;
                    case REVOKED -> MqttDisconnectReasonCode.NOT_AUTHORIZED;
                    case CHANGED -> MqttDisconnectReasonCode.ADMINISTRATIVE_ACTION;
                    case UNAVAILABLE -> MqttDisconnectReasonCode.SERVER_BUSY;
                    case TOO_MANY -> MqttDisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED;
                });
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

    private void forbid(PublishEcho echo, MqttPubAckReasonCode reason) {
        onContext(() -> {
            if (echo.qos() == MqttQoS.AT_LEAST_ONCE.value() && isVersion5()) {
                puback(echo.packet(), reason);
            } else if (echo.qos() != MqttQoS.AT_MOST_ONCE.value()) {
                endpoint.close();
            }
        });
    }

    /** Confirmed with a reason, since sending it again would not mend it. */
    private void unreadable(PublishEcho echo) {
        if (echo.qos() == MqttQoS.AT_LEAST_ONCE.value() && isVersion5()) {
            onContext(() -> puback(echo.packet(), MqttPubAckReasonCode.PAYLOAD_FORMAT_INVALID));
        } else {
            acknowledge(echo, () -> {});
        }
    }

    private void puback(int packet, MqttPubAckReasonCode reason) {
        underWay--;
        if (isVersion5()) {
            endpoint.publishAcknowledge(packet, reason, MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.publishAcknowledge(packet);
        }
    }

    private void pubrec(int packet) {
        underWay--;
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
        long now = System.nanoTime();
        if (!downlinks.offer(new Downlink(topic, payload, now + expiry.toNanos(), left), now)) {
            if (saidFull.compareAndSet(false, true)) {
                LOG.warn("device={} confirms nothing of what goes down, no more is said until it does", device);
            }
            return false;
        }
        onContext(this::drain);
        return true;
    }

    private void drain() {
        long now = System.nanoTime();
        for (Optional<Turn> turn = downlinks.next(now); turn.isPresent(); turn = downlinks.next(now)) {
            Downlink downlink = turn.get().downlink();
            endpoint.publish(
                    downlink.topic(),
                    Buffer.buffer(downlink.payload().toArray()),
                    MqttQoS.AT_LEAST_ONCE,
                    false,
                    false,
                    turn.get().packet(),
                    expiring(downlink.remaining(now)));
            downlink.left().run();
        }
    }

    /** What the device takes at once; a client of 3.1.1, and one that says nothing, takes everything. */
    private static int receiveMaximum(MqttEndpoint endpoint) {
        MqttProperties said = endpoint.connectProperties();
        MqttProperty<?> most = said == null ? null : said.getProperty(MqttProperties.RECEIVE_MAXIMUM);
        return most != null && most.value() instanceof Integer number ? number : NO_LIMIT;
    }

    private MqttProperties expiring(Duration expiry) {
        if (!isVersion5()) {
            return MqttProperties.NO_PROPERTIES;
        }
        MqttProperties properties = new MqttProperties();
        properties.add(
                new IntegerProperty(MqttProperties.PUBLICATION_EXPIRY_INTERVAL, Math.max(1, (int) expiry.toSeconds())));
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
