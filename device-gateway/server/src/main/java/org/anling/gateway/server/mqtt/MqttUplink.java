package org.anling.gateway.server.mqtt;

import io.vertx.mqtt.messages.MqttPublishMessage;
import java.util.Optional;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.codec.mqtt.NativeTopics.Own;
import org.anling.gateway.codec.mqtt.NativeTopics.Up;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.publishing.NativePublishes;
import org.anling.gateway.server.publishing.Publish;
import org.anling.gateway.server.publishing.PublishEcho;
import org.anling.gateway.server.publishing.PublishLine;

/** What comes up on one connection. Owned by the connection's context. */
final class MqttUplink {

    private final MqttConnection connection;
    private final Source source;
    private final NativePublishes publishes;
    private final MqttListener.Setup setup;
    private boolean tooMany;

    MqttUplink(MqttConnection connection, Source source, NativePublishes publishes, MqttListener.Setup setup) {
        this.connection = connection;
        this.source = source;
        this.publishes = publishes;
        this.setup = setup;
    }

    /** What is one too many is not looked at, nor what follows it: it is not confirmed, so the client keeps it for its next connection. */
    void published(MqttPublishMessage message) {
        if (!tooMany && !connection.begins(message.qosLevel(), setup.receiveMaximum())) {
            tooMany = true;
            setup.shared().meters().refused(NativeDecoder.PROTOCOL, "receive-maximum");
            connection.end(PublishLine.Ending.TOO_MANY);
        }
        if (tooMany) {
            return;
        }
        take(new Publish(
                message.topicName(),
                Bytes.copyOf(message.payload().getBytes()),
                message.isRetain(),
                new PublishEcho(
                        Math.max(message.messageId(), 0), message.qosLevel().value(), null),
                setup.shared().clock().instant(),
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
