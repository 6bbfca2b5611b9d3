package org.anling.gateway.server.mqtt;

import io.vertx.mqtt.messages.MqttPublishMessage;
import java.time.InstantSource;
import java.util.Optional;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.codec.mqtt.NativeTopics.Own;
import org.anling.gateway.codec.mqtt.NativeTopics.Up;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.publishing.NativePublishes;
import org.anling.gateway.server.publishing.Publish;
import org.anling.gateway.server.publishing.PublishEcho;

/** What comes up on one connection. Owned by the connection's context. */
final class MqttUplink {

    private final MqttConnection connection;
    private final Source source;
    private final NativePublishes publishes;
    private final InstantSource clock;

    MqttUplink(MqttConnection connection, Source source, NativePublishes publishes, InstantSource clock) {
        this.connection = connection;
        this.source = source;
        this.publishes = publishes;
        this.clock = clock;
    }

    void published(MqttPublishMessage message) {
        take(new Publish(
                message.topicName(),
                Bytes.copyOf(message.payload().getBytes()),
                message.isRetain(),
                new PublishEcho(
                        Math.max(message.messageId(), 0), message.qosLevel().value(), null),
                clock.instant(),
                System.nanoTime()));
    }

    private void take(Publish publish) {
        DeviceId device = connection.device();
        Optional<Up> topic = NativeTopics.find(device, publish.topic());
        if (topic.isPresent()) {
            publishes.published(connection, source, new Own(device, topic.get()), publish);
        } else {
            publishes.foreign(connection, publish);
        }
    }
}
