package org.anling.launcher.bench.crowd;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.anling.launcher.bench.crowd.GeneratorProcess.Delay;
import org.anling.launcher.bench.crowd.GeneratorProcess.Status;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.map.GeoPoint;

/** All devices of one generator on one event loop. Every method but the constructor is called there. */
final class Throng {

    private static final int CONNECT_MS = 10_000;
    private static final long TICK_MS = 20;
    private static final long LOOK_MS = 200;
    /** So few share an address that no bound of an address is met. */
    private static final int AN_ADDRESS = 100;

    private static final int HOSTS = 250;
    private static final int CUT_AT_ONCE = 200;

    private static final GeoPoint PLACE = new GeoPoint(39.8822, 116.4066);

    private final Spec spec;
    private final EventLoop loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()).next();
    private final InstantSource clock = InstantSource.system();
    private final List<Handset> handsets = new ArrayList<>();
    private final List<Delay> delays = new ArrayList<>();
    private final Dice dice = Dice.ofSeed(0);
    private int accepted;
    private int refused;
    private int pressed;
    private int acknowledged;
    private long acceptedNanos = System.nanoTime();

    /**
     * Whom a generator plays.
     *
     * @param port of the gateway on loopback
     * @param first number of its first device
     * @param net second octet of the addresses on loopback that its devices come from
     */
    record Spec(Kind kind, int port, int first, int count, int net) {}

    Throng(Spec spec) {
        this.spec = spec;
        for (int i = 0; i < spec.count(); i++) {
            handsets.add(new Handset(this, i, talk(spec.first() + i)));
        }
    }

    EventLoop loop() {
        return loop;
    }

    /** Connects some at an even pace. */
    void connect(int from, int to, int perSecond) {
        List<Handset> some = handsets.subList(from, to);
        long begin = System.nanoTime();
        int[] next = new int[1];
        Runnable[] step = new Runnable[1];
        step[0] = () -> {
            double due = (System.nanoTime() - begin) * (double) perSecond / TimeUnit.SECONDS.toNanos(1);
            while (next[0] < some.size() && next[0] <= due) {
                some.get(next[0]++).connect();
            }
            if (next[0] < some.size()) {
                after(TICK_MS, step[0]);
            }
        };
        step[0].run();
    }

    /** Some leave for good. */
    void leave(int from, int to) {
        handsets.subList(from, to).forEach(Handset::leave);
    }

    /** From now on everybody says what is due: signs of life, and presses that are not acknowledged. */
    void live() {
        Instant now = now();
        handsets.forEach(one -> one.tick(now));
        after(LOOK_MS, this::live);
    }

    /** Every so-manieth of all presses, each at some moment of the span. */
    void press(int from, int every, int most, Duration span, long seed) {
        Dice when = Dice.ofSeed(seed);
        long begin = System.nanoTime();
        for (int i = 0; i < most; i++) {
            Handset one = handsets.get(from + i * every);
            long due = begin + (long) (when.unit() * span.toNanos());
            loop.schedule(
                    () -> {
                        pressed++;
                        one.press(due);
                    },
                    due - begin,
                    TimeUnit.NANOSECONDS);
        }
    }

    /** All connections break at once; each comes back at some moment of the span. */
    void cut(int to, Duration span, long seed) {
        cut(0, to, span.toMillis(), Dice.ofSeed(seed));
    }

    /** Some at a time, so that a press need not wait until the generator is through. */
    private void cut(int from, int to, long spanMillis, Dice when) {
        int end = Math.min(to, from + CUT_AT_ONCE);
        handsets.subList(from, end).forEach(one -> one.cut((long) (when.unit() * spanMillis)));
        if (end < to) {
            loop.execute(() -> cut(end, to, spanMillis, when));
        }
    }

    Status status() {
        return new Status(
                accepted,
                refused,
                pressed,
                acknowledged,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - acceptedNanos));
    }

    /** Of every press that was acknowledged since this was asked last. */
    List<Delay> takeDelays() {
        List<Delay> taken = List.copyOf(delays);
        delays.clear();
        return taken;
    }

    Instant now() {
        return clock.instant();
    }

    void after(long millis, Runnable work) {
        loop.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    /** From 0 to the bound. */
    long below(long bound) {
        return (long) (dice.unit() * bound);
    }

    /** Opens a connection; the handset hears what becomes of it. */
    void open(Handset handset) {
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MS)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        handset.talk().prepare(channel);
                        channel.pipeline().addLast(handset);
                    }
                })
                .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), spec.port()), source(handset));
        Channel channel = connecting.channel();
        handset.opening(channel);
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                handset.lost();
            }
        });
    }

    /** A device was accepted, or had been and its connection is gone. */
    void accepted(boolean now) {
        accepted += now ? 1 : -1;
        if (now) {
            acceptedNanos = System.nanoTime();
        }
    }

    void refused() {
        refused++;
    }

    void acknowledged(long nanos, boolean away) {
        acknowledged++;
        delays.add(new Delay(TimeUnit.NANOSECONDS.toMicros(nanos), away));
    }

    private InetSocketAddress source(Handset handset) {
        int address = handset.number() / AN_ADDRESS;
        byte[] octets = {127, (byte) spec.net(), (byte) (address / HOSTS), (byte) (1 + address % HOSTS)};
        try {
            return new InetSocketAddress(InetAddress.getByAddress(octets), 0);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are an address", e);
        }
    }

    private Talk talk(int number) {
        String id = spec.kind().device(number).value();
        return switch (spec.kind()) {
            case TCP -> new WatchTalk(id, PLACE);
            case MQTT ->
                new ButtonTalk(
                        id,
                        Objects.requireNonNull(spec.kind().password()).getBytes(StandardCharsets.UTF_8),
                        Long.toString(clock.millis(), Character.MAX_RADIX));
        };
    }
}
