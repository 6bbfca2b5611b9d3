package org.anling.launcher.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** All sockets of the benchmark on one event loop, which is also the only thread that looks at the clock for them. */
public final class Wires implements AutoCloseable {

    private static final int PATIENCE_S = 60;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    /** Opens one; its handlers are put after the clock that notes when the first byte of something arrived. */
    public Channel open(int port, Consumer<Channel> handlers) {
        return new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new FirstByte());
                        handlers.accept(channel);
                    }
                })
                .connect("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
    }

    /** The thread of all of them. */
    public EventLoop loop() {
        return group.next();
    }

    /** Waits until the loop has done everything that it was told before. */
    void settle() {
        loop().submit(() -> {}).syncUninterruptibly();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, PATIENCE_S, TimeUnit.SECONDS).awaitUninterruptibly(PATIENCE_S, TimeUnit.SECONDS);
    }

    /** Waits for something that others bring about. */
    public static void await(String what, java.util.concurrent.CountDownLatch latch)
            throws InterruptedException, TimeoutException {
        if (!latch.await(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new TimeoutException(what + ": " + latch.getCount() + " are missing after " + PATIENCE_S + " s");
        }
    }

    /** Notes when bytes arrived. What is not whole yet keeps the time of its first byte. */
    static final class FirstByte extends ChannelDuplexHandler {

        private long begunNanos;
        private long readNanos;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof ByteBuf) {
                readNanos = System.nanoTime();
                begunNanos = begunNanos == 0 ? readNanos : begunNanos;
            }
            ctx.fireChannelRead(message);
        }

        /** Whatever is answered was whole, above all a ping, which is answered before anybody here sees it. */
        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            begunNanos = 0;
            ctx.write(message, promise);
        }

        /** When the first byte of what is whole now arrived. */
        static long take(ChannelHandlerContext ctx) {
            FirstByte clock = ctx.pipeline().get(FirstByte.class);
            long at = clock.begunNanos == 0 ? clock.readNanos : clock.begunNanos;
            clock.begunNanos = 0;
            return at;
        }
    }
}
