package org.anling.gateway.server.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.gateway.codec.mqtt.NativeMessage;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.codec.mqtt.NativeTopics.Up;
import org.anling.gateway.server.intake.Arrival;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.live.LiveUpdates;
import org.anling.gateway.server.meters.GatewayMeters;

/** What comes up on one connection. Owned by the connection's context. */
final class MqttUplink {

    private final MqttConnection connection;
    private final Source source;
    private final MqttDevices devices;
    private final LiveUpdates live;
    private final InstantSource clock;
    private final GatewayMeters meters;

    MqttUplink(MqttConnection connection, Source source, MqttDevices devices, MqttListener.Shared shared) {
        this.connection = connection;
        this.source = source;
        this.devices = devices;
        this.live = shared.live();
        this.clock = shared.clock();
        this.meters = shared.meters();
    }

    void published(MqttPublishMessage message) {
        Instant receivedAt = clock.instant();
        long receivedNanos = System.nanoTime();
        MqttEcho echo = new MqttEcho(Math.max(message.messageId(), 0), message.qosLevel(), null);
        Optional<Up> topic = NativeTopics.find(connection.device(), message.topicName());
        if (topic.isEmpty()) {
            refuse(Defect.FOREIGN_TOPIC, echo, MqttPubAckReasonCode.NOT_AUTHORIZED);
            return;
        }
        if (message.isRetain() && topic.get() == Up.ALARM) {
            refuse(Defect.RETAINED_ALARM, echo, MqttPubAckReasonCode.IMPLEMENTATION_SPECIFIC_ERROR);
            return;
        }
        devices.intake().heard(connection.device(), source);
        Bytes payload = Bytes.copyOf(message.payload().getBytes());
        switch (NativeDecoder.decode(connection.device(), topic.get(), payload, receivedAt)) {
            case Decoded.Malformed<NativeMessage>(Defect defect) -> malformed(defect, echo);
            case Decoded.Message<NativeMessage>(NativeMessage read) ->
                message(read, new MqttEcho(echo.packet(), echo.qos(), read.ackId()), receivedAt, receivedNanos);
        }
    }

    void pinged() {
        devices.intake().heard(connection.device(), source);
        live.alive(connection.device());
    }

    DeviceId device() {
        return connection.device();
    }

    private void message(NativeMessage read, MqttEcho echo, Instant receivedAt, long receivedNanos) {
        meters.frame(NativeDecoder.PROTOCOL, read.topic().name().toLowerCase(Locale.ROOT));
        if (!read.uplink().marks().isEmpty() && read.topic() == Up.ALARM) {
            meters.malformed(NativeDecoder.PROTOCOL, Defect.BAD_TEXT);
        }
        live.received(read.uplink(), NativeDecoder.PROTOCOL, source, receivedAt);
        if (read.uplink().alerts().isEmpty()) {
            connection.acknowledge(echo, () -> {});
            return;
        }
        if (!devices.intake().mayRead(source.connection())) {
            // More than it was told it may have under way; what is not confirmed it sends again.
            meters.refused(NativeDecoder.PROTOCOL, "receive-maximum");
            connection.end(MqttDisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED);
            return;
        }
        devices.intake()
                .receive(new Arrival<>(read.uplink(), NativeDecoder.PROTOCOL, source, receivedAt, receivedNanos, echo));
    }

    /** Too large ends the connection; anything else is confirmed with a reason, since sending it again would not mend it. */
    private void malformed(Defect defect, MqttEcho echo) {
        meters.malformed(NativeDecoder.PROTOCOL, defect);
        if (defect == Defect.TOO_LONG) {
            connection.end(MqttDisconnectReasonCode.PACKET_TOO_LARGE);
        } else if (connection.isVersion5() && echo.qos() == MqttQoS.AT_LEAST_ONCE) {
            connection.refuse(echo, MqttPubAckReasonCode.PAYLOAD_FORMAT_INVALID);
        } else {
            connection.acknowledge(echo, () -> {});
        }
    }

    private void refuse(Defect defect, MqttEcho echo, MqttPubAckReasonCode reason) {
        meters.malformed(NativeDecoder.PROTOCOL, defect);
        connection.refuse(echo, reason);
    }
}
