package org.anling.gateway.server.dc09;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.dc09.Dc09Decoder;
import org.anling.gateway.codec.dc09.Dc09Frame;
import org.anling.gateway.codec.dc09.Dc09Splitter;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.reception.InOrder;
import org.anling.gateway.server.reception.Moment;
import org.anling.gateway.server.reception.WayBack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DC-09 by datagrams. Each datagram counts as a connection of its own, since nothing ties it to the one before; its answer goes to the
 * address that it came from. While too much waits for the store datagrams are dropped: the panel repeats what is not acknowledged. One
 * event loop.
 */
public final class Dc09Udp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dc09Udp.class);
    /** One more than a frame may have, so that a longer one is noticed. */
    private static final int LONGEST_DATAGRAM = Dc09Splitter.LIMIT + 1;

    private static final int RECEIVE_BUFFER = 1 << 20;

    private final Channel channel;

    private Dc09Udp(Channel channel) {
        this.channel = channel;
    }

    /**
     * Binds and receives.
     *
     * @param numbers of connections, shared with all other listeners
     * @throws IllegalStateException if the address cannot be bound; its message says so
     */
    public static Dc09Udp open(
            InetSocketAddress address, EventLoopGroup loops, Dc09Protocol protocol, LongSupplier numbers) {
        ChannelFuture bound = new Bootstrap()
                .group(loops)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LONGEST_DATAGRAM))
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
                .handler(new Datagrams(protocol.desk(), numbers))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "cannot receive datagrams on " + address + ": " + bound.cause(), bound.cause());
        }
        return new Dc09Udp(bound.channel());
    }

    /** The port that was bound. */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
    }

    /** Reads datagrams one after the other. */
    private static final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {
        private final Dc09Desk desk;
        private final LongSupplier numbers;

        Datagrams(Dc09Desk desk, LongSupplier numbers) {
            this.desk = desk;
            this.numbers = numbers;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket packet) {
            long number = numbers.getAsLong();
            if (!desk.reception().intake().mayRead(number)) {
                desk.reception().meters().refused(Dc09Decoder.PROTOCOL, "store-behind");
                return;
            }
            Source source = new Source(number, packet.sender().getAddress(), Source.Proof.NONE);
            WayBack way = new ToSender(ctx.channel(), packet.sender());
            Moment moment = desk.reception().now();
            byte[] octets = new byte[packet.content().readableBytes()];
            packet.content().readBytes(octets);
            InOrder order = new InOrder(ctx.executor());
            read(ByteBuffer.wrap(octets), frame -> desk.take(frame, order, source, moment, way));
        }

        /** A datagram holds whole frames; what is left over is none. */
        private void read(ByteBuffer in, Consumer<Dc09Frame> take) {
            while (in.hasRemaining()) {
                Split<Dc09Frame> split = Dc09Splitter.split(in);
                in.position(in.position() + split.consumed());
                switch (split) {
                    case Split.Found<Dc09Frame> found -> take.accept(found.frame());
                    case Split.Malformed<Dc09Frame> bad ->
                        desk.reception().meters().malformed(Dc09Decoder.PROTOCOL, bad.defect());
                    case Split.NeedMore<Dc09Frame> _ -> {
                        if (in.hasRemaining()) {
                            desk.reception().meters().malformed(Dc09Decoder.PROTOCOL, Defect.CUT);
                        }
                        return;
                    }
                }
            }
        }

        /** A fault with one datagram is not the end of the port. */
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            LOG.warn("a datagram could not be handled: {}", cause.toString());
        }
    }

    /** The address that a datagram came from. */
    private record ToSender(Channel channel, InetSocketAddress sender) implements WayBack {

        @Override
        public boolean send(Bytes bytes, Runnable left) {
            channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes.toArray()), sender))
                    .addListener(written -> {
                        if (written.isSuccess()) {
                            left.run();
                        }
                    });
            return true;
        }

        @Override
        public boolean isOpen() {
            return channel.isActive();
        }

        @Override
        public void end() {
            // Nothing holds a sender of datagrams.
        }
    }
}
