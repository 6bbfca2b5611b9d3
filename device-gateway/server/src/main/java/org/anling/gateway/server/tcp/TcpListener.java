package org.anling.gateway.server.tcp;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.anling.gateway.server.entrance.Entrance;
import org.anling.gateway.server.meters.GatewayMeters;

/**
 * The port that TCP devices connect to. Sends no keep-alive probes: they wake the modem of a watch and empty its battery; a silent
 * connection ends by its own timeout. Who closes only its own direction (netcat at the end of its input) still gets its answer.
 */
public final class TcpListener implements AutoCloseable {

    private static final AttributeKey<Long> NUMBER = AttributeKey.valueOf(TcpListener.class, "number");

    private final Channel server;
    private final ChannelGroup connections;

    private TcpListener(Channel server, ChannelGroup connections) {
        this.server = server;
        this.connections = connections;
    }

    /**
     * What a listener needs.
     *
     * @param table of protocols on the port; if there is only one, nobody has to recognise it
     * @param decideWithin a connection that has not said by then what it speaks is closed
     * @param silence after which a connection is closed
     * @param frameWithin a frame that was begun must be whole by then
     * @param entrance bounds the connections
     * @param tls what the port speaks, empty if in clear
     */
    public record Setup(
            List<TcpProtocol> table,
            LongSupplier numbers,
            Duration decideWithin,
            Duration silence,
            Duration frameWithin,
            Entrance entrance,
            GatewayMeters meters,
            Optional<SslContext> tls) {
        public Setup {
            table = List.copyOf(table);
        }

        /** The same over TLS, or in clear. */
        public Setup speaking(Optional<SslContext> other) {
            return new Setup(table, numbers, decideWithin, silence, frameWithin, entrance, meters, other);
        }
    }

    /**
     * Binds and accepts.
     *
     * @throws IllegalStateException if the address cannot be bound; its message says so
     */
    public static TcpListener open(InetSocketAddress address, EventLoopGroup loops, Setup setup) {
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, false)
                .childOption(ChannelOption.SO_SNDBUF, Entrance.SEND_BUFFER)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .handler(new ChannelInitializer<ServerSocketChannel>() {
                    @Override
                    protected void initChannel(ServerSocketChannel channel) {
                        channel.pipeline()
                                .addLast(setup.entrance().door("tcp", setup.silence(), () -> true, more -> {}))
                                .addLast(new Numbering(setup.numbers()));
                    }
                })
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        begin(channel, connections, setup);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException("cannot listen on " + address + ": " + reason(bound), bound.cause());
        }
        return new TcpListener(bound.channel(), connections);
    }

    /** The port that was bound. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public void close() {
        server.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
    }

    private static void begin(SocketChannel channel, ChannelGroup connections, Setup setup) {
        connections.add(channel);
        channel.attr(FrameConnection.FRAME_WITHIN).set(setup.frameWithin());
        setup.tls()
                .ifPresent(tls ->
                        channel.pipeline().addLast(tls.newHandler(channel.alloc()), new TlsFailures(setup.meters())));
        channel.pipeline().addLast(first(setup, channel.attr(NUMBER).get()));
    }

    private static ChannelHandler first(Setup setup, long number) {
        return setup.table().size() == 1
                ? setup.table().getFirst().handler(number)
                : new ProtocolSniffer(setup.table(), number, setup.decideWithin(), setup.meters());
    }

    /** Numbers connections in the order they are accepted; their own loops would race for it. */
    private static final class Numbering extends ChannelInboundHandlerAdapter {
        private final LongSupplier numbers;

        Numbering(LongSupplier numbers) {
            this.numbers = numbers;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object accepted) {
            ((Channel) accepted).attr(NUMBER).set(numbers.getAsLong());
            ctx.fireChannelRead(accepted);
        }
    }

    private static String reason(ChannelFuture bound) {
        Throwable cause = bound.cause();
        return cause == null ? "unknown" : String.valueOf(cause.getMessage());
    }
}
