package org.anling.gateway.server.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.gateway.server.tcp.TcpProtocol.Recognition;

/** First handler of a connection: waits for enough bytes to know the protocol, then puts that protocol's handler in its own place. */
final class ProtocolSniffer extends ByteToMessageDecoder {

    private static final int ENOUGH = 16;

    private final List<TcpProtocol> table;
    private final long number;
    private final GatewayMeters meters;

    ProtocolSniffer(List<TcpProtocol> table, long number, GatewayMeters meters) {
        this.table = table;
        this.number = number;
        this.meters = meters;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        skipBlanks(in);
        if (!in.isReadable()) {
            return;
        }
        boolean open = false;
        for (TcpProtocol protocol : table) {
            Recognition found = protocol.recognise(in);
            if (found == Recognition.YES) {
                ctx.pipeline().replace(this, protocol.name(), protocol.handler(number));
                return;
            }
            open |= found == Recognition.NEED_MORE;
        }
        if (!open || in.readableBytes() >= ENOUGH) {
            meters.malformed("tcp", Defect.UNKNOWN_PROTOCOL);
            in.skipBytes(in.readableBytes());
            ctx.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        super.userEventTriggered(ctx, event);
        if (event instanceof ChannelInputShutdownEvent) {
            ctx.close();
        }
    }

    private static void skipBlanks(ByteBuf in) {
        while (in.isReadable() && in.getByte(in.readerIndex()) <= ' ' && in.getByte(in.readerIndex()) > 0) {
            in.skipBytes(1);
        }
    }
}
