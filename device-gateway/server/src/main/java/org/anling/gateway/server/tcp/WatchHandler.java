package org.anling.gateway.server.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.anling.contract.directory.DeviceRecord;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.session.Login;
import org.anling.gateway.codec.watch.WatchDecoder;
import org.anling.gateway.codec.watch.WatchFrame;
import org.anling.gateway.codec.watch.WatchMessage;
import org.anling.gateway.codec.watch.WatchSplitter;
import org.anling.gateway.server.intake.Arrival;
import org.anling.gateway.server.intake.DeviceResolver;
import org.anling.gateway.server.intake.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a watch. Owned by its event loop. */
final class WatchHandler extends ByteToMessageDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(WatchHandler.class);
    private static final int DEFECTS_BEFORE_LOGIN = 20;
    private static final long LOOK_AGAIN_MS = 50;
    private static final long FAREWELL_MS = 500;

    private final long number;
    private final WatchProtocol protocol;
    private final WatchProtocol.Shared shared;
    private final RoutineRepeats routine = new RoutineRepeats();
    private Source source;
    private Instant receivedAt = Instant.EPOCH;
    private long receivedNanos;
    private boolean loggedIn;
    private int defects;
    private @Nullable Bytes lastUnknown;

    WatchHandler(long number, WatchProtocol protocol, WatchProtocol.Shared shared) {
        this.number = number;
        this.protocol = protocol;
        this.shared = shared;
        this.source = new Source(number, InetAddress.getLoopbackAddress(), Source.Proof.NONE);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        if (ctx.channel().remoteAddress() instanceof InetSocketAddress remote) {
            source = new Source(number, remote.getAddress(), Source.Proof.NONE);
        }
        protocol.opened(number, ctx.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        receivedAt = shared.clock().instant();
        receivedNanos = System.nanoTime();
        super.channelRead(ctx, message);
    }

    /** One frame or one defect a call; Netty calls again while something was consumed. */
    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (!shared.intake().mayRead(number)) {
            pause(ctx);
            return;
        }
        int limit = loggedIn ? WatchSplitter.LIMIT : WatchSplitter.LIMIT_BEFORE_LOGIN;
        Split<WatchFrame> split = WatchSplitter.split(in.nioBuffer(), limit);
        in.skipBytes(split.consumed());
        switch (split) {
            case Split.NeedMore<WatchFrame> _ -> {}
            case Split.Malformed<WatchFrame> bad -> malformed(ctx, bad.defect());
            case Split.Found<WatchFrame> found -> frame(ctx, found.frame());
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        if (in.isReadable()) {
            shared.meters().malformed(WatchDecoder.PROTOCOL, Defect.CUT);
            in.skipBytes(in.readableBytes());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        super.channelInactive(ctx);
        protocol.closed(number);
    }

    /** The device will say nothing more but may still listen: it gets what it is owed, then the connection ends. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        super.userEventTriggered(ctx, event);
        if (event instanceof ChannelInputShutdownEvent) {
            closeWhenAnswered(ctx);
        }
    }

    private void closeWhenAnswered(ChannelHandlerContext ctx) {
        ctx.executor()
                .schedule(
                        () -> {
                            if (shared.intake().isWaiting(number)
                                    && ctx.channel().isActive()) {
                                closeWhenAnswered(ctx);
                            } else {
                                ctx.close();
                            }
                        },
                        FAREWELL_MS,
                        TimeUnit.MILLISECONDS);
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

    private void frame(ChannelHandlerContext ctx, WatchFrame frame) {
        switch (WatchDecoder.decode(frame, receivedAt)) {
            case Decoded.Malformed<WatchMessage> bad -> malformed(ctx, bad.defect());
            case Decoded.Message<WatchMessage> read -> message(ctx, read.message(), frame.raw());
        }
    }

    private void message(ChannelHandlerContext ctx, WatchMessage message, Bytes raw) {
        shared.meters().frame(WatchDecoder.PROTOCOL, label(message));
        shared.intake().heard(message.uplink().device(), source);
        shared.live().received(message.uplink(), WatchDecoder.PROTOCOL, source, receivedAt);
        if (message.sort() == WatchMessage.Sort.LOGIN) {
            login(ctx, message);
            return;
        }
        if (!message.uplink().alerts().isEmpty() && !routine.isRepeat(message, receivedAt)) {
            shared.intake()
                    .receive(new Arrival<>(
                            message.uplink(),
                            WatchDecoder.PROTOCOL,
                            proven(ctx),
                            receivedAt,
                            receivedNanos,
                            new WatchEcho(message.reply())));
        }
        switch (message.reply()) {
            case Reply.AtOnce(Bytes bytes) -> write(ctx, bytes);
            case Reply.WhenRepeated(Bytes bytes) -> whenRepeated(ctx, bytes, raw);
            case Reply.AfterAppend _ -> {}
            case Reply.Nothing _ -> {}
        }
    }

    /** A watch shows nothing; only a socket of our own says who is at its other end. */
    private Source proven(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress remote
                        && shared.own().contains(remote)
                ? new Source(source.connection(), source.address(), Source.Proof.OWN_SOCKET)
                : source;
    }

    private void whenRepeated(ChannelHandlerContext ctx, Bytes answer, Bytes raw) {
        if (lastUnknown != null && lastUnknown.equals(raw)) {
            write(ctx, answer);
        }
        lastUnknown = raw;
    }

    /** LK promises nothing, so a silent directory does not hold it back; only a revoked device gets no answer. */
    private void login(ChannelHandlerContext ctx, WatchMessage message) {
        shared.resolver()
                .resolve(message.uplink().device())
                .exceptionally(silent -> Optional.empty())
                .thenAccept(record -> ctx.executor().execute(() -> loginResolved(ctx, message, record)));
    }

    private void loginResolved(ChannelHandlerContext ctx, WatchMessage message, Optional<DeviceRecord> record) {
        if (DeviceResolver.isRevoked(record)) {
            shared.meters().refused(WatchDecoder.PROTOCOL, "revoked");
            ctx.close();
            return;
        }
        if (!ctx.channel().isActive()) {
            return;
        }
        loggedIn = true;
        switch (shared.intake().login(message.uplink().device(), source)) {
            case Login.Current _ ->
                protocol.loggedIn(
                        number,
                        message.address(),
                        record.map(DeviceRecord::centre).orElse(shared.unregisteredCentre()));
            case Login.Full _ -> shared.meters().refused(WatchDecoder.PROTOCOL, "too-many-sessions");
            case Login.Late _ -> {}
        }
        if (message.reply() instanceof Reply.AtOnce(Bytes bytes)) {
            write(ctx, bytes);
        }
    }

    /** A bad frame costs itself; who sends nothing else is not one of ours. */
    private void malformed(ChannelHandlerContext ctx, Defect defect) {
        shared.meters().malformed(WatchDecoder.PROTOCOL, defect);
        defects++;
        if (!loggedIn && (defect == Defect.TOO_LONG || defects >= DEFECTS_BEFORE_LOGIN)) {
            ctx.close();
        }
    }

    /** Stops reading: what waits in the network waits there. */
    private void pause(ChannelHandlerContext ctx) {
        if (!ctx.channel().config().isAutoRead()) {
            return;
        }
        ctx.channel().config().setAutoRead(false);
        lookAgain(ctx);
    }

    private void lookAgain(ChannelHandlerContext ctx) {
        ctx.executor()
                .schedule(
                        () -> {
                            if (!ctx.channel().isActive()) {
                                return;
                            }
                            if (shared.intake().mayRead(number)) {
                                readOn(ctx);
                            } else {
                                lookAgain(ctx);
                            }
                        },
                        LOOK_AGAIN_MS,
                        TimeUnit.MILLISECONDS);
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

    private static void write(ChannelHandlerContext ctx, Bytes bytes) {
        ctx.writeAndFlush(Unpooled.wrappedBuffer(bytes.toArray()));
    }

    /** Keywords come from outside; only known ones may become a label. */
    private static String label(WatchMessage message) {
        return switch (message.sort()) {
            case LOGIN -> "LK";
            case REPORT -> message.uplink().alerts().isEmpty() ? "report" : "alert";
            case ECHO -> "echo";
            case UNKNOWN -> "unknown";
        };
    }
}
