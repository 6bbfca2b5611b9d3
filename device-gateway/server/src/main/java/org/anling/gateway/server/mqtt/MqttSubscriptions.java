package org.anling.gateway.server.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.List;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.server.publishing.PublishingDevices;

/** What one connection wants to hear: its own {@code dn/} and nothing else. Owned by the connection's context. */
final class MqttSubscriptions {

    private final MqttEndpoint endpoint;
    private final MqttConnection connection;
    private final PublishingDevices devices;

    MqttSubscriptions(MqttEndpoint endpoint, MqttConnection connection, PublishingDevices devices) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.devices = devices;
    }

    void subscribe(MqttSubscribeMessage message) {
        List<MqttTopicSubscription> wanted = message.topicSubscriptions();
        for (MqttTopicSubscription one : wanted) {
            if (isOwn(one)) {
                connection.subscribed(one.topicName());
            }
        }
        if (connection.isVersion5()) {
            List<MqttSubAckReasonCode> codes = wanted.stream().map(this::code).toList();
            endpoint.subscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
        } else {
            List<MqttQoS> granted = wanted.stream().map(this::granted).toList();
            endpoint.subscribeAcknowledge(message.messageId(), granted);
        }
        devices.tellLamp(connection, connection.device());
    }

    void unsubscribe(MqttUnsubscribeMessage message) {
        message.topics().forEach(connection::unsubscribed);
        if (connection.isVersion5()) {
            List<MqttUnsubAckReasonCode> codes = message.topics().stream()
                    .map(topic -> MqttUnsubAckReasonCode.SUCCESS)
                    .toList();
            endpoint.unsubscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.unsubscribeAcknowledge(message.messageId());
        }
    }

    private boolean isOwn(MqttTopicSubscription wanted) {
        return NativeTopics.maySubscribe(connection.device(), wanted.topicName());
    }

    private MqttSubAckReasonCode code(MqttTopicSubscription wanted) {
        if (!isOwn(wanted)) {
            return MqttSubAckReasonCode.NOT_AUTHORIZED;
        }
        return wanted.qualityOfService() == MqttQoS.AT_MOST_ONCE
                ? MqttSubAckReasonCode.GRANTED_QOS0
                : MqttSubAckReasonCode.GRANTED_QOS1;
    }

    private MqttQoS granted(MqttTopicSubscription wanted) {
        if (!isOwn(wanted)) {
            return MqttQoS.FAILURE;
        }
        return wanted.qualityOfService() == MqttQoS.AT_MOST_ONCE ? MqttQoS.AT_MOST_ONCE : MqttQoS.AT_LEAST_ONCE;
    }
}
