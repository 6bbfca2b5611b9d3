package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.LeaseToken;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.loop.DispatchLoop;
import org.anling.dispatcher.core.loop.DispatchLoop.Replacement;
import org.anling.dispatcher.core.loop.LoopSettings;
import org.anling.dispatcher.core.loop.Reading;
import org.anling.dispatcher.core.loop.Wish;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.journal.CentreJournal;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.fake.MemoryJournal;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.world.Chaos.Mishap;
import org.jspecify.annotations.Nullable;

/**
 * A dispatcher: the production loop with a shell that may die before a wish is done, while it is on its way, after it, or between two
 * of them, may stand still for longer than its lease, and is started anew with nothing but the log. What it asks of the store takes
 * time there and back; it gives up waiting after two seconds, and what it asked for may be done all the same. Its clocks have origins
 * of their own, and its wall clock may jump.
 */
final class DispatcherProcess {

    private static final int LONGEST_SKEW_MILLIS = 400;
    private static final int LONGEST_JUMP_MILLIS = 5_000;
    private static final Duration GIVES_UP_AFTER = Duration.ofSeconds(2);
    private final String name;
    private final TimeLine time;
    private final MemoryJournal memory;
    private final Dispatch dispatch;
    private final PositionBook book;
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
        this.book = around.book;
        this.chaos = around.chaos;
        this.dice = around.dice.branch(name);
        this.trace = around.trace;
    }

    /** What a process shares with the rest of the world. */
    record Surroundings(Chaos chaos, Dice dice, Trace trace, PositionBook book) {}

    /** A fault of ours, as the world wants it. */
    static final class InjectedFault extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InjectedFault() {
            super("a fault that the world wanted");
        }
    }

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

    /** The wall clock of the machine goes where it should not. */
    void jumpClock() {
        Life current = life;
        if (current != null) {
            current.skew = Duration.ofMillis(dice.between(-LONGEST_JUMP_MILLIS, LONGEST_JUMP_MILLIS));
            trace.line(time.instant(), name + " has its clock off by " + current.skew);
        }
    }

    /** The wall clock is set right. */
    void setClock() {
        Life current = life;
        if (current != null) {
            current.skew = Duration.ZERO;
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

    /** Fails now and then: inside {@code apply}, where each event is given its id, that is a failing apply. */
    private String nextId() {
        if (chaos.happens(Mishap.UNAPPLICABLE)) {
            throw new InjectedFault();
        }
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
        private Duration skew = chaos.isOn() ? chaos.between(-LONGEST_SKEW_MILLIS, LONGEST_SKEW_MILLIS) : Duration.ZERO;
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
            if (chaos.happens(Mishap.CRASH_BETWEEN_STEPS)) {
                die("between two steps");
                return;
            }
            Wish wish;
            try {
                wish = loop.step(reading());
            } catch (InjectedFault ours) {
                die("of a fault of ours");
                return;
            }
            if (wish instanceof Wish.Write write) {
                loop.decided(chaos.way(100, 60_000));
                book.decidedWith(write.commit().events(), loop);
            }
            perform(wish);
        }

        private void perform(Wish wish) {
            if (wish instanceof Wish.Await || wish instanceof Wish.Rest) {
                loop.rested();
                rest(wish);
                return;
            }
            if (chaos.happens(Mishap.CRASH_WITHIN_STEP)) {
                die("before " + kind(wish));
                return;
            }
            boolean writes = wish instanceof Wish.Write;
            Duration there = chaos.way(writes ? 250 : 50, writes ? 1_500 : 200);
            Duration back = chaos.way(writes ? 250 : 50, writes ? 1_500 : 200);
            Duration whole = there.plus(back);
            boolean inTime = whole.compareTo(GIVES_UP_AFTER) < 0;
            time.after(there, () -> {
                Runnable told = outcome(wish);
                if (inTime) {
                    time.after(back, () -> answered(wish, told));
                }
            });
            if (!inTime) {
                time.after(GIVES_UP_AFTER, () -> answered(wish, () -> giveUp(wish)));
            }
        }

        private void answered(Wish wish, Runnable told) {
            if (life != this) {
                return;
            }
            if (chaos.happens(Mishap.CRASH_WITHIN_STEP)) {
                die("after " + kind(wish));
                return;
            }
            told.run();
            if (wish instanceof Wish.Write) {
                book.tell(loop);
            }
            stepAfter(chaos.happens(Mishap.PAUSE) ? chaos.between(500, 25_000) : Duration.ofNanos(20_000));
        }

        private void giveUp(Wish wish) {
            if (wish instanceof Wish.Write) {
                loop.committed(CommitOutcome.UNKNOWN);
            } else {
                loop.failed(wish);
            }
        }

        private void rest(Wish wish) {
            if (wish instanceof Wish.Await(var _, Duration atMost)) {
                book.tell(loop);
                waiting = true;
                stepAfter(atMost);
            } else if (wish instanceof Wish.Rest(Duration duration)) {
                stepAfter(duration);
            }
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
                case Wish.Write write -> commit(write);
                case Wish.ReplaceSnapshot(var lease, var tail, var pieces, Duration ttl) -> {
                    boolean done = journal.replaceSnapshot(lease, tail, pieces, ttl);
                    yield () -> loop.replaced(done ? Replacement.DONE : Replacement.REFUSED);
                }
                case Wish.Await _, Wish.Rest _ -> loop::rested;
            };
        }

        private Runnable commit(Wish.Write write) {
            var outcome = journal.commit(write.commit(), write.ttl());
            trace.line(
                    time.instant(),
                    name + " commits " + write.commit().events().size() + " events after "
                            + write.commit().tail() + ": " + outcome);
            return () -> loop.committed(outcome);
        }

        private static String kind(Wish wish) {
            return wish.getClass().getSimpleName();
        }
    }
}
