package org.anling.launcher.bench.ingest;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.anling.launcher.bench.Timings;
import org.anling.launcher.wiring.Waiting;

/** So many presses under way: the generator of the benchmark, the same for everything that is measured. Its state belongs to the loop. */
final class Slots {

    private static final long TICK_NANOS = 500_000;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);

    private final EventLoop loop;
    private final Lane lane;
    private final int count;
    private final long[] begun;
    private final ArrayDeque<Integer> idle = new ArrayDeque<>();
    private Timings timings = new Timings();
    private boolean flooding;
    private long done;
    private long due;

    /** What takes presses. On the loop. */
    interface Lane {

        /** Writes the next press of a slot. */
        void write(int slot);

        /** Hands over what was written. */
        void flush(int slot);
    }

    /** How a measurement went. */
    record Outcome(double perSecond, Timings timings) {}

    Slots(EventLoop loop, Lane lane, int count) {
        this.loop = loop;
        this.lane = lane;
        this.count = count;
        this.begun = new long[count];
        for (int slot = 0; slot < count; slot++) {
            idle.add(slot);
        }
    }

    /** The press of a slot is acknowledged. On the loop, which flushes when it has read everything. */
    void acknowledged(int slot) {
        done++;
        timings.add(begun[slot], System.nanoTime());
        if (flooding) {
            begun[slot] = System.nanoTime();
            lane.write(slot);
        } else {
            idle.add(slot);
        }
    }

    /** As fast as it goes. */
    Outcome flood(Duration time) {
        long begin = System.nanoTime();
        onLoop(() -> {
            timings = new Timings();
            done = 0;
            flooding = true;
            while (!idle.isEmpty()) {
                shoot(System.nanoTime());
            }
        });
        Waiting.rest(time);
        long[] at = new long[2];
        onLoop(() -> {
            flooding = false;
            at[0] = done;
            at[1] = System.nanoTime();
        });
        awaitIdle();
        return new Outcome(at[0] * 1e9 / (at[1] - begin), timings);
    }

    /** At an even pace; times count from the moment at which a press was due, so that a generator that stalls hides nothing. */
    Outcome pace(double perSecond, Duration time) {
        double nanosEach = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long most = (long) (time.toNanos() / nanosEach);
        long begin = System.nanoTime();
        onLoop(() -> {
            timings = new Timings();
            done = 0;
            due = 0;
        });
        Future<?> ticking = loop.scheduleAtFixedRate(
                () -> {
                    long now = System.nanoTime();
                    while (due < most && !idle.isEmpty() && begin + (long) (due * nanosEach) <= now) {
                        shoot(begin + (long) (due * nanosEach));
                        due++;
                    }
                },
                0,
                TICK_NANOS,
                TimeUnit.NANOSECONDS);
        Waiting.until(time.multipliedBy(2).plus(LAST_ANSWERS), () -> onLoop(() -> {}) && due >= most);
        ticking.cancel(false);
        awaitIdle();
        return new Outcome(done * 1e9 / (System.nanoTime() - begin), timings);
    }

    private void shoot(long from) {
        int slot = idle.remove();
        begun[slot] = from;
        lane.write(slot);
        lane.flush(slot);
    }

    private void awaitIdle() {
        if (!Waiting.until(LAST_ANSWERS, () -> onLoop(() -> {}) && idle.size() == count)) {
            throw new IllegalStateException(count - idle.size() + " presses were never acknowledged");
        }
    }

    /** Returns when it is done, and sees what the loop has written. */
    private boolean onLoop(Runnable work) {
        loop.submit(work).syncUninterruptibly();
        return true;
    }
}
