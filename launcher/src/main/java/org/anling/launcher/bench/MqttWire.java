package org.anling.launcher.bench;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.function.ObjLongConsumer;

/** One MQTT connection of the benchmark, quality of service 1. Its methods are called on the event loop once it is open. */
final class MqttWire {

    private static final int LARGEST = 1 << 16;
    private static final int KEEP_ALIVE_S = 3_600;

    private final Channel channel;
    private int packet;

    /** Who it is and what it hears. */
    record Client(String id, String password, ObjLongConsumer<String> published) {}

    private MqttWire(Channel channel) {
        this.channel = channel;
    }

    /**
     * Opens one.
     *
     * @param ready counted down when the server has accepted it, and once more when a subscription is in force
     */
    static MqttWire open(Wires wires, int port, Client client, CountDownLatch ready) {
        Channel channel = wires.open(
                port,
                opened -> opened.pipeline()
                        .addLast(new MqttDecoder(LARGEST), MqttEncoder.INSTANCE, new Ear(client.published(), ready)));
        MqttMessageBuilders.ConnectBuilder connect = MqttMessageBuilders.connect()
                .protocolVersion(MqttVersion.MQTT_3_1_1)
                .clientId(client.id())
                .cleanSession(true)
                .keepAlive(KEEP_ALIVE_S);
        if (!client.password().isEmpty()) {
            connect.hasUser(true)
                    .username(client.id())
                    .hasPassword(true)
                    .password(client.password().getBytes(StandardCharsets.UTF_8));
        }
        channel.writeAndFlush(connect.build());
        return new MqttWire(channel);
    }

    void subscribe(String topic) {
        channel.writeAndFlush(MqttMessageBuilders.subscribe()
                .messageId(nextPacket())
                .addSubscription(MqttQoS.AT_LEAST_ONCE, topic)
                .build());
    }

    void publish(String topic, String payload) {
        channel.writeAndFlush(MqttMessageBuilders.publish()
                .topicName(topic)
                .qos(MqttQoS.AT_LEAST_ONCE)
                .messageId(nextPacket())
                .payload(Unpooled.copiedBuffer(payload, StandardCharsets.UTF_8))
                .build());
    }

    private int nextPacket() {
        packet = packet % 0xFFFF + 1;
        return packet;
    }

    private static final class Ear extends SimpleChannelInboundHandler<MqttMessage> {

        private final ObjLongConsumer<String> published;
        private final CountDownLatch ready;

        Ear(ObjLongConsumer<String> published, CountDownLatch ready) {
            this.published = published;
            this.ready = ready;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, MqttMessage message) {
            long at = Wires.FirstByte.take(ctx);
            switch (message.fixedHeader().messageType()) {
                case CONNACK, SUBACK -> ready.countDown();
                case PUBLISH -> heard(ctx, (MqttPublishMessage) message, at);
                default -> {}
            }
        }

        private void heard(ChannelHandlerContext ctx, MqttPublishMessage message, long at) {
            published.accept(message.payload().toString(StandardCharsets.UTF_8), at);
            if (message.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
                ctx.writeAndFlush(MqttMessageBuilders.pubAck()
                        .packetId(message.variableHeader().packetId())
                        .build());
            }
        }
    }
}
