package org.anling.simulation.provider;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.MqttTopicSubscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** As much of a broker as the test needs: keeps what is published, and hands what the test publishes to every subscriber. */
final class TestBroker implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final MqttServer server = MqttServer.create(
            vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(0));
    private final List<MqttEndpoint> subscribed = new CopyOnWriteArrayList<>();
    private final List<Published> published = new CopyOnWriteArrayList<>();

    /** Something that somebody published. */
    record Published(String topic, String text) {}

    static TestBroker start() {
        TestBroker broker = new TestBroker();
        broker.server.endpointHandler(broker::serve);
        try {
            broker.server.listen().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
        return broker;
    }

    int port() {
        return server.actualPort();
    }

    List<Published> published() {
        return published;
    }

    boolean isHeard() {
        return !subscribed.isEmpty();
    }

    void publish(String topic, String text) {
        subscribed.forEach(one -> one.publish(topic, Buffer.buffer(text), MqttQoS.AT_MOST_ONCE, false, false));
    }

    private void serve(MqttEndpoint endpoint) {
        endpoint.subscribeHandler(subscription -> {
            endpoint.subscribeAcknowledge(
                    subscription.messageId(),
                    subscription.topicSubscriptions().stream()
                            .map(MqttTopicSubscription::qualityOfService)
                            .toList());
            subscribed.add(endpoint);
        });
        endpoint.publishHandler(message -> published.add(
                new Published(message.topicName(), message.payload().toString())));
        endpoint.closeHandler(_ -> subscribed.remove(endpoint));
        endpoint.publishAutoAck(true).accept(false);
    }

    @Override
    public void close() {
        try {
            vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
