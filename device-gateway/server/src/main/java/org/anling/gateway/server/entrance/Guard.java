package org.anling.gateway.server.entrance;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * First handler of a connection. Ends it if the other end does not read what it is sent, before that fills the memory; does not read while too
 * much waits for the store. Owned by the loop of the connection.
 */
final class Guard extends ChannelDuplexHandler {

    private static final long LOOK_AGAIN_MS = 50;

    private final Runnable slowReader;
    private final BooleanSupplier mayRead;
    private boolean waiting;

    /** @param slowReader told of a connection that is ended because what was sent is not read */
    Guard(Runnable slowReader, BooleanSupplier mayRead) {
        this.slowReader = slowReader;
        this.mayRead = mayRead;
    }

    /** More is waiting to be sent than the high water mark of the channel, 64 KiB. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) throws Exception {
        if (ctx.channel().isWritable()) {
            super.channelWritabilityChanged(ctx);
        } else if (ctx.channel().isActive()) {
            slowReader.run();
            ctx.close();
        }
    }

    /** What is not read waits in the network. */
    @Override
    public void read(ChannelHandlerContext ctx) throws Exception {
        if (mayRead.getAsBoolean()) {
            super.read(ctx);
        } else if (!waiting) {
            waiting = true;
            ctx.executor().schedule(() -> lookAgain(ctx), LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void lookAgain(ChannelHandlerContext ctx) {
        waiting = false;
        if (!ctx.channel().isActive()) {
            return;
        }
        if (mayRead.getAsBoolean()) {
            ctx.read();
        } else {
            waiting = true;
            ctx.executor().schedule(() -> lookAgain(ctx), LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
        }
    }
}
