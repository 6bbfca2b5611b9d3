package org.anling.gateway.server.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Split;
import org.anling.gateway.server.intake.OwnSockets;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.reception.Inflow;
import org.anling.gateway.server.reception.Moment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection whose bytes a {@link Conversation} cuts into frames. Stops reading while too much waits for the store, gives who closes
 * its own direction what it is owed, and ends what sends nothing but nonsense. Owned by its event loop.
 *
 * @param <F> the protocol's frame
 */
public final class FrameConnection<F> extends ByteToMessageDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(FrameConnection.class);
    /** How long a frame may take from its first byte to its last. */
    static final AttributeKey<Duration> FRAME_WITHIN = AttributeKey.valueOf(FrameConnection.class, "frameWithin");

    private static final Duration LONGEST_FRAME = Duration.ofMinutes(2);
    private static final int DEFECTS_BEFORE_A_FRAME = 20;
    private static final long LOOK_AGAIN_MS = 50;
    private static final long FAREWELL_MS = 500;

    private final long number;
    private final Inflow inflow;
    private final Function<Line, Conversation<F>> begin;
    private @Nullable Conversation<F> conversation;
    private Moment moment;
    private long frameWithinNanos = LONGEST_FRAME.toNanos();
    /** When what lies here half was begun, on the monotonic clock. */
    private @Nullable Long begunNanos;

    private boolean heard;
    private int defects;

    /**
     * @param number of the connection; later ones have higher numbers
     * @param begin begins the conversation on a connection
     */
    public FrameConnection(long number, Inflow inflow, Function<Line, Conversation<F>> begin) {
        this.number = number;
        this.inflow = inflow;
        this.begin = begin;
        this.moment = inflow.now();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        conversation = begin.apply(new Connected(ctx));
        Duration set = ctx.channel().attr(FRAME_WITHIN).get();
        frameWithinNanos = set == null ? LONGEST_FRAME.toNanos() : set.toNanos();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        moment = inflow.now();
        super.channelRead(ctx, message);
        endIfSlow(ctx);
    }

    /** Whoever sends a byte now and then and never a frame holds memory and a socket for nothing. */
    private void endIfSlow(ChannelHandlerContext ctx) {
        Long begun = begunNanos;
        if (actualReadableBytes() == 0 || !ctx.channel().config().isAutoRead()) {
            begunNanos = null;
        } else if (begun == null) {
            begunNanos = moment.nanos();
        } else if (moment.nanos() - begun > frameWithinNanos) {
            inflow.shed("slow-sender");
            ctx.close();
        }
    }

    /** One frame or one defect a call; Netty calls again while something was consumed. */
    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (!inflow.mayRead(number)) {
            pause(ctx);
            return;
        }
        Split<F> split = conversation().split(in.nioBuffer());
        in.skipBytes(split.consumed());
        if (split.consumed() > 0) {
            begunNanos = null;
        }
        switch (split) {
            case Split.NeedMore<F> _ -> {}
            case Split.Malformed<F> bad -> malformed(ctx, bad.defect());
            case Split.Found<F> found -> {
                heard = true;
                conversation().frame(found.frame(), moment);
            }
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        if (in.isReadable()) {
            if (conversation().isCut(in.nioBuffer())) {
                inflow.malformed(Defect.CUT);
            }
            in.skipBytes(in.readableBytes());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        super.channelInactive(ctx);
        conversation().closed();
    }

    /** The device will say nothing more but may still listen: it gets what it is owed, then the connection ends. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        super.userEventTriggered(ctx, event);
        if (event instanceof ChannelInputShutdownEvent) {
            closeWhenAnswered(ctx);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof ReadTimeoutException || cause instanceof IOException) {
            LOG.debug("connection={} ended: {}", number, cause.toString());
        } else {
            LOG.error("connection={} closed by a fault of ours", number, cause);
        }
        ctx.close();
    }

    private Conversation<F> conversation() {
        Conversation<F> begun = conversation;
        if (begun == null) {
            throw new IllegalStateException("the connection was never added to a channel");
        }
        return begun;
    }

    /** A bad frame costs itself; who sends nothing else is not one of ours. */
    private void malformed(ChannelHandlerContext ctx, Defect defect) {
        inflow.malformed(defect);
        defects++;
        if (!conversation().mayErr(heard) && (defect == Defect.TOO_LONG || defects >= DEFECTS_BEFORE_A_FRAME)) {
            ctx.close();
        }
    }

    private void closeWhenAnswered(ChannelHandlerContext ctx) {
        Runnable look = () -> {
            if (inflow.isWaiting(number) && ctx.channel().isActive()) {
                closeWhenAnswered(ctx);
            } else {
                ctx.close();
            }
        };
        ctx.executor().schedule(look, FAREWELL_MS, TimeUnit.MILLISECONDS);
    }

    /** Stops reading: what waits in the network waits there. */
    private void pause(ChannelHandlerContext ctx) {
        if (ctx.channel().config().isAutoRead()) {
            ctx.channel().config().setAutoRead(false);
            lookAgain(ctx);
        }
    }

    private void lookAgain(ChannelHandlerContext ctx) {
        Runnable look = () -> {
            if (!ctx.channel().isActive()) {
                return;
            }
            if (inflow.mayRead(number)) {
                readOn(ctx);
            } else {
                lookAgain(ctx);
            }
        };
        ctx.executor().schedule(look, LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
    }

    /** Frames may lie split off in this decoder already; reading nothing makes it look at them. */
    private void readOn(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(true);
        try {
            super.channelRead(ctx, Unpooled.EMPTY_BUFFER);
        } catch (Exception e) {
            exceptionCaught(ctx, e);
        }
    }

    /** This connection, as its conversation sees it. */
    private final class Connected implements Line {
        private final ChannelHandlerContext ctx;
        private final @Nullable InetSocketAddress remote;
        private final Source source;

        Connected(ChannelHandlerContext ctx) {
            this.ctx = ctx;
            this.remote = ctx.channel().remoteAddress() instanceof InetSocketAddress address ? address : null;
            InetAddress address = remote == null ? InetAddress.getLoopbackAddress() : remote.getAddress();
            this.source = new Source(number, address, Source.Proof.NONE);
        }

        @Override
        public boolean isOneOf(OwnSockets own) {
            return remote != null && own.contains(remote);
        }

        @Override
        public Source source() {
            return source;
        }

        @Override
        public boolean send(Bytes bytes, Runnable left) {
            if (!isOpen()) {
                return false;
            }
            ctx.writeAndFlush(Unpooled.wrappedBuffer(bytes.toArray())).addListener(written -> {
                if (written.isSuccess()) {
                    left.run();
                }
            });
            return true;
        }

        @Override
        public boolean isOpen() {
            return ctx.channel().isActive();
        }

        @Override
        public void end() {
            ctx.close();
        }

        @Override
        public void execute(Runnable work) {
            ctx.executor().execute(work);
        }

        @Override
        public void malformed(Defect defect) {
            FrameConnection.this.malformed(ctx, defect);
        }

        @Override
        public void later(Duration after, Runnable work) {
            Runnable unlessEnded = () -> {
                if (isOpen()) {
                    work.run();
                }
            };
            ctx.executor().schedule(unlessEnded, after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
