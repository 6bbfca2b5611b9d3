package org.anling.gateway.server.entrance;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.anling.gateway.server.meters.GatewayMeters;

/**
 * Counts the connections of all listeners of a gateway, together and by address. One too many is closed as soon as it is accepted: it costs no
 * memory, and those that are there notice nothing. Any thread.
 */
public final class Entrance {

    /** What may wait to be sent in the system, beside what waits in the process; acknowledgements are small. */
    public static final int SEND_BUFFER = 64 * 1024;

    private final Bounds bounds;
    private final GatewayMeters meters;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<Network, Integer> byHost = new ConcurrentHashMap<>();

    /**
     * How many may be open at the same time.
     *
     * @param most all together; each is an open file
     * @param perHost of one address of IPv4, or of one /64 of IPv6
     * @param trusted whose connections are not counted by address, such as proxies
     */
    public record Bounds(int most, int perHost, List<Network> trusted) {
        public Bounds {
            trusted = List.copyOf(trusted);
        }
    }

    public Entrance(Bounds bounds, GatewayMeters meters) {
        this.bounds = bounds;
        this.meters = meters;
    }

    /** How many are open. */
    public int openCount() {
        return open.get();
    }

    /**
     * A handler for one channel that accepts.
     *
     * @param listener name in metrics
     * @param silence after which a connection is ended, and with it one whose other end is gone without a word
     * @param mayRead whether its connections may be read; asked before each reading
     * @param more adds handlers to a connection that comes in
     */
    public ChannelHandler door(
            String listener, Duration silence, BooleanSupplier mayRead, Consumer<ChannelPipeline> more) {
        return new Door(listener, silence, mayRead, more);
    }

    /** Why one more may not come in, or empty if it has. */
    private Optional<String> enter(InetAddress from) {
        if (open.incrementAndGet() > bounds.most()) {
            open.decrementAndGet();
            return Optional.of("connections");
        }
        if (!isTrusted(from) && byHost.merge(Network.ofHost(from), 1, Integer::sum) > bounds.perHost()) {
            leave(from);
            return Optional.of("address");
        }
        return Optional.empty();
    }

    private void leave(InetAddress from) {
        open.decrementAndGet();
        if (!isTrusted(from)) {
            byHost.computeIfPresent(Network.ofHost(from), (host, count) -> count > 1 ? count - 1 : null);
        }
    }

    private boolean isTrusted(InetAddress address) {
        return bounds.trusted().stream().anyMatch(network -> network.contains(address));
    }

    /** Ends a connection from which nothing comes, without a word: nobody may be at its other end. */
    private static final class Silence extends ReadTimeoutHandler {

        Silence(Duration longest) {
            super(longest.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        protected void readTimedOut(ChannelHandlerContext ctx) {
            ctx.close();
        }
    }

    /** Sees every connection before it belongs to an event loop. */
    private final class Door extends ChannelInboundHandlerAdapter {
        private final String listener;
        private final Duration silence;
        private final BooleanSupplier mayRead;
        private final Consumer<ChannelPipeline> more;

        Door(String listener, Duration silence, BooleanSupplier mayRead, Consumer<ChannelPipeline> more) {
            this.more = more;
            this.listener = listener;
            this.silence = silence;
            this.mayRead = mayRead;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object accepted) {
            Channel child = (Channel) accepted;
            InetAddress from = child.remoteAddress() instanceof InetSocketAddress remote
                    ? remote.getAddress()
                    : InetAddress.getLoopbackAddress();
            Optional<String> why = enter(from);
            if (why.isPresent()) {
                meters.shed(listener, why.get());
                child.unsafe().closeForcibly();
                return;
            }
            child.closeFuture().addListener(end -> leave(from));
            child.pipeline()
                    .addLast(new Guard(() -> meters.shed(listener, "slow-reader"), mayRead), new Silence(silence));
            more.accept(child.pipeline());
            ctx.fireChannelRead(accepted);
        }
    }
}
