package org.anling.launcher.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.anling.contract.id.CentreId;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.wiring.Closing;

/** Kills or pauses the active one of two dispatchers again and again under load, and stops Redis for two seconds after every fifth. */
public final class ChaosRun {
    private static final CentreId CENTRE = new CentreId("c1");
    private static final int ALARMS_A_SECOND = 200;
    private static final int STALL_EVERY = 5;
    private static final Duration STALL = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedRedis redis;
    private final Path logs;
    private final RandomGenerator dice;
    private final Consumer<String> progress;
    private final Closing closing = new Closing();
    private final AlarmLoad load;
    private final EventWatch watch;
    private final List<Long> millis = new ArrayList<>();
    private DispatcherChild active;
    private DispatcherChild standby;
    private int kills;
    private int pauses;
    private int stalls;
    private int takeovers;

    /**
     * Begins; {@link #run} ends what this started.
     *
     * @param redis empty, and used by nobody else
     * @param logs folder for what the dispatchers print
     */
    public ChaosRun(EmbeddedRedis redis, RedisJournal journal, Path logs, long seed, Consumer<String> progress) {
        this.redis = redis;
        this.logs = logs;
        this.dice = new SplittableRandom(seed);
        this.progress = progress;
        this.watch = closing.add("watch", new EventWatch(journal.eventLog(CENTRE)));
        this.load = closing.add("load", new AlarmLoad(CENTRE, journal.inbox(CENTRE), ALARMS_A_SECOND));
        this.active = child();
        this.standby = active;
    }

    /** So many kills and pauses. */
    public ChaosResult run(int times) {
        try (closing) {
            await("a leader", active::isLeading);
            standby = child();
            await("a standby", standby::isUp);
            for (int probe = 0; probe < times; probe++) {
                load.responders(probe);
            }
            watch.start();
            load.start();
            await("responders on duty", () -> watch.responders() == 2 * times);
            rest(Duration.ofSeconds(5));
            for (int i = 0; i < times; i++) {
                strike(i, times);
                if (i % STALL_EVERY == STALL_EVERY - 1) {
                    stall();
                }
            }
            load.close();
            return result();
        }
    }

    private void strike(int number, int times) {
        boolean pause = dice.nextInt(3) == 0;
        DispatcherChild victim = active;
        long begun = System.nanoTime();
        if (pause) {
            victim.pause();
            pauses++;
        } else {
            victim.kill();
            kills++;
        }
        String probe = load.probe(number);
        await("the standby to lead", standby::isLeading);
        await("an offer", () -> watch.firstOffer(probe).isPresent());
        long took = TimeUnit.NANOSECONDS.toMillis(watch.firstOffer(probe).orElseThrow() - begun);
        millis.add(took);
        progress.accept(String.format(
                Locale.ROOT,
                "%3d/%d  %-5s  first offer after %5d ms, %d alarms wait",
                number + 1,
                times,
                pause ? "pause" : "kill",
                took,
                lost(load.durable())));
        active = standby;
        if (pause) {
            victim.wake();
            standby = victim;
        } else {
            standby = child();
            await("a standby", standby::isUp);
        }
        rest(Duration.ofMillis(dice.nextInt(500, 2_000)));
    }

    private void stall() {
        long epoch = watch.at().epoch();
        Signal.send("STOP", redis.pid());
        rest(STALL);
        Signal.send("CONT", redis.pid());
        long resumed = watch.at().seq();
        await("events after the stall", () -> watch.at().seq() > resumed);
        rest(STALL.plusSeconds(1));
        boolean changed = watch.at().epoch() != epoch;
        stalls++;
        takeovers += changed ? 1 : 0;
        progress.accept(
                "         stall  Redis stood still for 2 s, " + (changed ? "THE WRITER CHANGED" : "same writer"));
    }

    private ChaosResult result() {
        Set<String> durable = load.durable();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && lost(durable) > 0) {
            rest(Duration.ofMillis(100));
        }
        long doubled = watch.keys().stream().filter(key -> watch.count(key) > 1).count();
        return new ChaosResult(
                kills, pauses, stalls, durable.size(), lost(durable), doubled, takeovers, watch.gaps(), millis);
    }

    private long lost(Set<String> durable) {
        return durable.stream().filter(key -> watch.count(key) == 0).count();
    }

    private DispatcherChild child() {
        return closing.add("dispatcher", DispatcherChild.start(redis.uri(), logs.resolve("dispatchers.log")));
    }

    private static void rest(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void await(String what, BooleanSupplier there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s for " + what + "; see "
                        + logs.resolve("dispatchers.log"));
            }
            rest(Duration.ofMillis(2));
        }
    }
}
