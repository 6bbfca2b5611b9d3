package org.anling.gateway.server.tcp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import javax.net.ssl.SSLException;
import org.anling.gateway.server.meters.GatewayMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a connection that does not get through the handshake, before any protocol hears of it. Owned by the connection's loop. */
final class TlsFailures extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(TlsFailures.class);

    private final GatewayMeters meters;

    TlsFailures(GatewayMeters meters) {
        this.meters = meters;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Throwable inner = cause instanceof DecoderException ? cause.getCause() : cause;
        if (inner instanceof SSLException) {
            meters.refused("tcp", "tls-handshake");
            LOG.debug("a connection speaks no TLS that counts", inner);
            ctx.close();
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }
}
