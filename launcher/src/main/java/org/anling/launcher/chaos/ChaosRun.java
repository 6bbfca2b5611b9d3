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

/** Kills or pauses the active one of two dispatchers again and again under load, and stops Redis for two seconds now and then. */
public final class ChaosRun implements AutoCloseable {
    private static final CentreId CENTRE = new CentreId("c1");
    private static final int ALARMS_A_SECOND = 200;
    private static final Duration STALL = Duration.ofSeconds(2);
    private static final Duration LEASE_AND_MORE = Duration.ofMillis(2_500);
    private static final Duration SHORTEST_REST = Duration.ofMillis(200);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedRedis redis;
    private final Script script;
    private final RandomGenerator dice;
    private final Consumer<String> progress;
    private final Closing closing = new Closing();
    private final Pair pair;
    private final AlarmLoad load;
    private final EventWatch watch;
    private final Diagnosis diagnosis;
    private final List<Strike> strikes = new ArrayList<>();
    private String probe = "";
    private int stalls;
    private int takeovers;
    private int woken;

    /**
     * Starts nothing yet but the connections; {@link #close} ends everything.
     *
     * @param redis empty, and used by nobody else
     * @param logs folder for what the dispatchers print
     */
    public ChaosRun(EmbeddedRedis redis, RedisJournal journal, Path logs, Script script, Consumer<String> progress) {
        this.redis = redis;
        this.script = script;
        this.dice = new SplittableRandom(script.seed());
        this.progress = progress;
        this.watch = closing.add("watch", new EventWatch(journal.eventLog(CENTRE)));
        this.load = closing.add("load", new AlarmLoad(CENTRE, journal.inbox(CENTRE), ALARMS_A_SECOND));
        this.pair = closing.add("dispatchers", new Pair(redis.uri(), logs.resolve("dispatchers.log")));
        this.diagnosis = new Diagnosis(pair, watch, load, () -> journal.centreJournal(CENTRE));
    }

    /** Plays the script. */
    public ChaosResult run() {
        pair.startOne();
        await("a leader", () -> pair.findLeader().isPresent());
        pair.startOne();
        for (int i = 0; i < script.strikes(); i++) {
            load.responders(i);
        }
        watch.start();
        await("responders on duty", () -> watch.responders() == 2 * script.strikes());
        load.start();
        rest(WARM_UP);
        for (int i = 0; i < script.strikes(); i++) {
            strike(i);
            if (i % script.stallEvery() == script.stallEvery() - 1) {
                stall();
            }
        }
        load.close();
        return result();
    }

    @Override
    public void close() {
        closing.close();
    }

    private void strike(int number) {
        await("a leader and a warm standby", pair::isReady);
        await("the leader to keep up with the load", () -> waiting() < ALARMS_A_SECOND / 2);
        rest(between(SHORTEST_REST, script.longestRest()));
        boolean paused = dice.nextInt(3) == 0;
        DispatcherChild victim = pair.findLeader().orElseThrow();
        DispatcherChild heir = pair.findStandby().orElseThrow();
        long epoch = victim.epoch();
        long begun = System.nanoTime();
        if (paused) {
            victim.pause();
        } else {
            victim.kill();
        }
        probe = load.probe(number);
        await("an offer", () -> watch.firstOffer(probe).isPresent());
        EventWatch.Offer offer = watch.firstOffer(probe).orElseThrow();
        Strike strike = new Strike(
                paused,
                offer.epoch() > epoch && heir.leaseNanos() > begun,
                millis(begun, heir.leaseNanos()),
                millis(begun, heir.leadNanos()),
                millis(begun, offer.nanos()));
        strikes.add(strike);
        tell(strike);
        if (paused) {
            rest(between(script.shortestPause(), script.longestPause()).minusNanos(System.nanoTime() - begun));
            wake(victim);
        } else {
            pair.startOne();
        }
    }

    /** Who was paused believes that it leads, until the log tells it otherwise. */
    private void wake(DispatcherChild victim) {
        int before = victim.stoodDown();
        victim.wake();
        await("the woken one to stand by", () -> victim.stoodDown() > before);
        woken++;
    }

    private void stall() {
        await("a leader and a warm standby", pair::isReady);
        long epoch = watch.at().epoch();
        Signal.send("STOP", redis.pid());
        rest(STALL);
        Signal.send("CONT", redis.pid());
        long resumed = watch.at().seq();
        await("events after the stall", () -> watch.at().seq() > resumed);
        rest(LEASE_AND_MORE);
        boolean changed = watch.at().epoch() != epoch;
        stalls++;
        takeovers += changed ? 1 : 0;
        progress.accept(
                "         stall  Redis stood still for 2 s, " + (changed ? "THE WRITER CHANGED" : "same writer"));
    }

    private void tell(Strike strike) {
        progress.accept(String.format(
                Locale.ROOT,
                "%3d/%d  %-5s  first offer after %5d ms (lease %d, state %d, offer %d), %d alarms wait%s",
                strikes.size(),
                script.strikes(),
                strike.paused() ? "pause" : "kill",
                strike.offerMillis(),
                strike.leaseMillis(),
                strike.ledMillis() - strike.leaseMillis(),
                strike.offerMillis() - strike.ledMillis(),
                waiting(),
                strike.led() ? "" : "; THE OTHER ONE LED"));
    }

    private ChaosResult result() {
        Set<String> durable = load.durable();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && lost(durable) > 0) {
            rest(Duration.ofMillis(100));
        }
        long doubled = watch.keys().stream().filter(key -> watch.count(key) > 1).count();
        int byItself = watch.epochs() - 1 - strikes.size() - takeovers;
        return new ChaosResult(
                strikes,
                stalls,
                durable.size(),
                lost(durable),
                doubled,
                takeovers,
                Math.max(0, byItself),
                watch.gaps(),
                woken,
                pair.sum(DispatcherChild::fencedCommits),
                load.rate());
    }

    /** About how many alarms are on disk and in no event yet. */
    private long waiting() {
        return Math.max(0, load.durableCount() - watch.handled());
    }

    private long lost(Set<String> durable) {
        return durable.stream().filter(key -> watch.count(key) == 0).count();
    }

    private Duration between(Duration least, Duration most) {
        return Duration.ofNanos(dice.nextLong(least.toNanos(), most.toNanos() + 1));
    }

    private static long millis(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
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
            if (System.nanoTime() > end || !watch.failure().isEmpty()) {
                throw new IllegalStateException(
                        "waited " + PATIENCE.toSeconds() + " s for " + what + diagnosis.of(probe));
            }
            rest(Duration.ofMillis(2));
        }
    }
}
