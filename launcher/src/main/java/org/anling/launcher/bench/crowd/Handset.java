package org.anling.launcher.bench.crowd;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.util.ReferenceCountUtil;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One device of the crowd: its connection, its way back when that is lost, and the press it waits for. Waits longer after each attempt that
 * failed; whoever presses does not wait, but connects at once. Owned by the loop of the generator; on one channel at a time.
 */
@Sharable
final class Handset extends ChannelInboundHandlerAdapter {

    private static final long FIRST_PAUSE_MS = 1_000;
    private static final int DOUBLED_AT_MOST = 4;
    private static final long LOGIN_MS = 15_000;

    private final Throng throng;
    private final int number;
    private final Talk talk;
    private @Nullable Channel channel;
    private boolean wanted;
    private boolean accepted;
    private int failures;
    /** What was planned for an earlier attempt does not count. */
    private int attempt;

    private long pressedNanos;
    private boolean pressedAway;

    Handset(Throng throng, int number, Talk talk) {
        this.throng = throng;
        this.number = number;
        this.talk = talk;
    }

    int number() {
        return number;
    }

    Talk talk() {
        return talk;
    }

    /** Connects now unless it is connected or about to be. */
    void connect() {
        wanted = true;
        if (channel == null) {
            attempt++;
            throng.open(this);
        }
    }

    /** Ends the connection for good, as the protocol says. */
    void leave() {
        wanted = false;
        if (channel != null) {
            talk.leave(channel);
        }
    }

    /** The connection breaks without a goodbye; comes back after so long. */
    void cut(long backMillis) {
        if (channel != null) {
            wanted = false;
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
        failures = 0;
        connectAfter(backMillis);
    }

    /** @param dueNanos when it was meant to; time counts from then */
    void press(long dueNanos) {
        pressedNanos = dueNanos;
        pressedAway = !accepted;
        talk.press(channel, throng.now());
        connect();
    }

    void tick(Instant now) {
        if (channel != null && accepted && !talk.nextDue().isAfter(now)) {
            talk.tick(channel, now);
        }
    }

    /** There is a channel; it is not connected yet. */
    void opening(Channel fresh) {
        channel = fresh;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        talk.opened(ctx.channel(), throng.now());
        int mine = attempt;
        throng.after(LOGIN_MS, () -> {
            if (mine == attempt && !accepted && channel != null) {
                channel.close();
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (talk.heard(ctx.channel(), message, throng.now()) && !accepted) {
                accepted = true;
                failures = 0;
                throng.accepted(true);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
        if (pressedNanos != 0 && !talk.isWaiting()) {
            throng.acknowledged(System.nanoTime() - pressedNanos, pressedAway);
            pressedNanos = 0;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (ctx.channel().equals(channel)) {
            lost();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    /** There is no connection any more, or it could not be made. */
    void lost() {
        boolean was = accepted;
        channel = null;
        accepted = false;
        talk.closed();
        if (was) {
            throng.accepted(false);
        }
        if (wanted) {
            throng.refused();
            failures++;
            long pause = FIRST_PAUSE_MS << Math.min(failures - 1, DOUBLED_AT_MOST);
            connectAfter(pause / 2 + throng.below(pause));
        }
    }

    private void connectAfter(long millis) {
        attempt++;
        int mine = attempt;
        throng.after(millis, () -> {
            if (mine == attempt) {
                connect();
            }
        });
    }
}
