package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.LeaseToken;
import org.anling.dispatcher.core.dispatch.CentreState;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.loop.DispatchLoop;
import org.anling.dispatcher.core.loop.DispatchLoop.Replacement;
import org.anling.dispatcher.core.loop.LoopSettings;
import org.anling.dispatcher.core.loop.Reading;
import org.anling.dispatcher.core.loop.Wish;
import org.anling.journal.CentreJournal;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.fake.MemoryJournal;
import org.anling.simulation.dice.Dice;
import org.jspecify.annotations.Nullable;

/**
 * A dispatcher: the production loop with a shell that may die before a wish is done, after it, or between two of them, and is
 * started anew with nothing but the log. Its clocks have origins of their own.
 */
final class DispatcherProcess {

    private static final Duration LONGEST_SKEW = Duration.ofMillis(400);
    private final String name;
    private final TimeLine time;
    private final MemoryJournal memory;
    private final Dispatch dispatch;
    private final Chaos chaos;
    private final Dice dice;
    private final Trace trace;
    private @Nullable Life life;
    private long ids;

    DispatcherProcess(String name, TimeLine time, MemoryJournal memory, Dispatch dispatch, Surroundings around) {
        this.name = name;
        this.time = time;
        this.memory = memory;
        this.dispatch = dispatch;
        this.chaos = around.chaos;
        this.dice = around.dice.branch(name);
        this.trace = around.trace;
    }

    /** What a process shares with the rest of the world. */
    record Surroundings(Chaos chaos, Dice dice, Trace trace) {}

    void start() {
        trace.line(time.instant(), name + " starts");
        Life fresh = new Life();
        life = fresh;
        fresh.stepAfter(Duration.ZERO);
    }

    /** Something was appended: whoever waits for that goes on. */
    void wake() {
        Life current = life;
        if (current != null && current.waiting) {
            current.waiting = false;
            current.stepAfter(Duration.ofNanos(200_000));
        }
    }

    /** The working state of the leading loop. */
    Optional<CentreState> findState() {
        return Optional.ofNullable(life).flatMap(current -> current.loop.findState());
    }

    /** Faults of ours that the loop met since the last call. */
    List<RuntimeException> takeFaults() {
        Life current = life;
        return current == null ? List.of() : current.loop.takeFaults();
    }

    private void die(String when) {
        trace.line(time.instant(), name + " dies " + when);
        life = null;
        time.after(Duration.ofMillis(dice.between(50, 6_000)), this::start);
    }

    private String nextId() {
        ids++;
        return "%08x%08x".formatted(name.hashCode(), ids);
    }

    /** From a start to the next crash. */
    private final class Life {

        private final DispatchLoop loop = new DispatchLoop(
                new CentreId(World.CENTRE), dispatch, LoopSettings.DEFAULT, DispatcherProcess.this::nextId);
        private final CentreJournal journal = memory.centreJournal();
        private final EventLog log = memory.eventLog();
        private final Instant startedAt = time.instant();
        private final Duration skew = chaos.clockSkew(LONGEST_SKEW);
        private boolean waiting;
        private long planned;

        void stepAfter(Duration wait) {
            planned++;
            long mine = planned;
            time.after(wait, () -> {
                if (life == this && mine == planned) {
                    waiting = false;
                    step();
                }
            });
        }

        private void step() {
            if (chaos.crashes()) {
                die("between two steps");
                return;
            }
            Wish wish = loop.step(reading());
            if (chaos.crashesWithin()) {
                die("before " + kind(wish));
                return;
            }
            Runnable told = outcome(wish);
            if (chaos.crashesWithin()) {
                die("after " + kind(wish));
                return;
            }
            told.run();
            rest(wish);
        }

        private Reading reading() {
            Duration up = Duration.between(startedAt, time.instant());
            return new Reading(time.instant().plus(skew), 1_000_000_000L + up.toNanos());
        }

        /** Does the wish, and returns what is to be told to the loop. */
        private Runnable outcome(Wish wish) {
            try {
                return done(wish);
            } catch (JournalUnavailableException noAnswer) {
                return () -> loop.failed(wish);
            }
        }

        private Runnable done(Wish wish) {
            return switch (wish) {
                case Wish.Acquire(String owner, Duration ttl) -> {
                    Optional<LeaseToken> token = journal.acquire(owner, ttl);
                    token.ifPresent(held -> trace.line(time.instant(), name + " leads, epoch " + held.epoch()));
                    yield () -> loop.acquired(token);
                }
                case Wish.Renew(LeaseToken lease, Duration ttl) -> {
                    boolean held = journal.renew(lease, ttl);
                    yield () -> loop.renewed(held ? DispatchLoop.Renewal.HELD : DispatchLoop.Renewal.LOST);
                }
                case Wish.ReadHead() -> {
                    var head = journal.head();
                    yield () -> loop.head(head);
                }
                case Wish.LoadSnapshot() -> {
                    Optional<EventLog.Snapshot> found = log.findSnapshot();
                    yield () -> found.ifPresentOrElse(
                            snapshot -> loop.snapshot(snapshot.upTo(), snapshot.pieces()), loop::noSnapshot);
                }
                case Wish.ReadEvents(var after, int max) ->
                    switch (log.read(after, max, Duration.ZERO)) {
                        case EventLog.Events page -> () -> loop.events(page.events());
                        case EventLog.Gap _ -> loop::gap;
                    };
                case Wish.ReadInbox(var lane, String after, int max) -> {
                    var items = journal.read(lane, after, max);
                    yield () -> loop.items(lane, items);
                }
                case Wish.Write write -> {
                    var outcome = journal.commit(write.commit(), write.ttl());
                    trace.line(
                            time.instant(),
                            name + " commits " + write.commit().events().size() + " events after "
                                    + write.commit().tail() + ": " + outcome);
                    yield () -> loop.committed(outcome);
                }
                case Wish.ReplaceSnapshot(var lease, var tail, var pieces, Duration ttl) -> {
                    boolean done = journal.replaceSnapshot(lease, tail, pieces, ttl);
                    yield () -> loop.replaced(done ? Replacement.DONE : Replacement.REFUSED);
                }
                case Wish.Await _, Wish.Rest _ -> loop::rested;
            };
        }

        private void rest(Wish wish) {
            switch (wish) {
                case Wish.Await(var _, Duration atMost) -> {
                    waiting = true;
                    stepAfter(atMost);
                }
                case Wish.Rest(Duration duration) -> stepAfter(duration);
                case Wish.Write _ -> stepAfter(Duration.ofNanos(dice.between(500_000, 3_000_000)));
                case Wish.Acquire _,
                        Wish.Renew _,
                        Wish.ReadHead _,
                        Wish.LoadSnapshot _,
                        Wish.ReplaceSnapshot _,
                        Wish.ReadEvents _,
                        Wish.ReadInbox _ -> stepAfter(Duration.ofNanos(dice.between(100_000, 400_000)));
            }
        }

        private static String kind(Wish wish) {
            return wish.getClass().getSimpleName();
        }
    }
}
