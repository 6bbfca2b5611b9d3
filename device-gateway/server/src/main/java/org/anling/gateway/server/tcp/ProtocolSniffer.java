package org.anling.gateway.server.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.server.meters.GatewayMeters;
import org.jspecify.annotations.Nullable;

/**
 * First handler of a connection: waits for enough bytes to know the protocol, then puts that protocol's handler in its own place and gives
 * it every byte that came. Who does not say what it speaks is not waited for.
 */
final class ProtocolSniffer extends ByteToMessageDecoder {

    /** Blanks that a connection may begin with. */
    static final int MOST_BLANKS = 64;

    private final List<TcpProtocol> table;
    private final long number;
    private final Duration patience;
    private final GatewayMeters meters;
    private @Nullable ScheduledFuture<?> deadline;

    /**
     * @param table the first row that recognises its bytes, or would like to see more of them, counts
     * @param patience for a connection to say what it speaks
     */
    ProtocolSniffer(List<TcpProtocol> table, long number, Duration patience, GatewayMeters meters) {
        this.table = table;
        this.number = number;
        this.patience = patience;
        this.meters = meters;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        Runnable over = () -> {
            meters.refused("tcp", "undecided");
            ctx.close();
        };
        deadline = ctx.executor().schedule(over, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        ScheduledFuture<?> waiting = deadline;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int blanks = FirstBytes.blanks(in);
        if (blanks > MOST_BLANKS) {
            refuse(ctx, in);
            return;
        }
        if (blanks == in.readableBytes()) {
            return;
        }
        for (TcpProtocol protocol : table) {
            switch (protocol.recognise(in)) {
                case YES -> {
                    ctx.pipeline().replace(this, protocol.name(), protocol.handler(number));
                    return;
                }
                case NEED_MORE -> {
                    return;
                }
                case NO -> {}
            }
        }
        refuse(ctx, in);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        super.userEventTriggered(ctx, event);
        if (event instanceof ChannelInputShutdownEvent) {
            ctx.close();
        }
    }

    private void refuse(ChannelHandlerContext ctx, ByteBuf in) {
        meters.malformed("tcp", Defect.UNKNOWN_PROTOCOL);
        in.skipBytes(in.readableBytes());
        ctx.close();
    }
}
