package org.anling.gateway.server.mqtt;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.codec.mqtt.NativeTopics.Up;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a client sends between its CONNECT and our CONNACK, which it may do and Vert.x would end the connection for, and hands it on when it
 * is accepted. An alarm among it is reported, so that its sender is let in before others. Owned by the loop of the connection.
 */
final class MqttEarly extends ChannelDuplexHandler {

    /** Further ones are left to Vert.x. */
    private static final int MOST = 16;

    private static final String DECODER_OF_VERTX = "mqttDecoder";
    private static final String HANDLER_OF_VERTX = "handler";

    private final Consumer<DeviceId> presses;
    private final Queue<Object> kept = new ArrayDeque<>(2);
    private boolean connecting;
    private @Nullable DeviceId device;

    /** @param presses told of a device that published an alarm and is not accepted yet */
    private MqttEarly(Consumer<DeviceId> presses) {
        this.presses = presses;
    }

    /** A handler for a connection that was just accepted; it puts the other in its place when Vert.x has put its own there. */
    static ChannelHandler waiting(Consumer<DeviceId> presses) {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object octets) {
                ChannelPipeline pipeline = ctx.pipeline();
                if (pipeline.get(DECODER_OF_VERTX) != null) {
                    pipeline.addBefore(HANDLER_OF_VERTX, null, new MqttEarly(presses));
                    ctx.fireChannelRead(octets);
                    pipeline.remove(this);
                } else {
                    ctx.fireChannelRead(octets);
                }
            }
        };
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof MqttConnectMessage connect && !connecting) {
            connecting = true;
            String id = connect.payload().clientIdentifier();
            device = id != null && NativeTopics.isDeviceId(id) ? new DeviceId(id) : null;
            ctx.fireChannelRead(message);
        } else if (!connecting || kept.size() >= MOST) {
            ctx.fireChannelRead(message);
        } else {
            kept.add(message);
            DeviceId sender = device;
            if (sender != null && message instanceof MqttPublishMessage publish && isAlarm(sender, publish)) {
                presses.accept(sender);
            }
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ctx.write(message, promise);
        if (message instanceof MqttConnAckMessage answer
                && answer.variableHeader().connectReturnCode() == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            // Whoever accepts is not done yet.
            ctx.executor().execute(() -> handOn(ctx));
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        kept.forEach(ReferenceCountUtil::release);
        kept.clear();
    }

    private void handOn(ChannelHandlerContext ctx) {
        for (Object next = kept.poll(); next != null; next = kept.poll()) {
            ctx.fireChannelRead(next);
        }
        ctx.fireChannelReadComplete();
        if (!ctx.isRemoved()) {
            ctx.pipeline().remove(this);
        }
    }

    private static boolean isAlarm(DeviceId sender, MqttPublishMessage publish) {
        return NativeTopics.find(sender, publish.variableHeader().topicName())
                .filter(Up.ALARM::equals)
                .isPresent();
    }
}
