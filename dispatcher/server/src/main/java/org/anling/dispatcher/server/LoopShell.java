package org.anling.dispatcher.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.LeaseToken;
import org.anling.dispatcher.core.loop.DispatchLoop;
import org.anling.dispatcher.core.loop.DispatchLoop.Renewal;
import org.anling.dispatcher.core.loop.DispatchLoop.Replacement;
import org.anling.dispatcher.core.loop.Phase;
import org.anling.dispatcher.core.loop.Reading;
import org.anling.dispatcher.core.loop.Wish;
import org.anling.journal.CentreJournal;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.MemberLease;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the loop of one centre wishes, on one platform thread that may block in reads, commits and waits. */
final class LoopShell implements Runnable, MemberWatch.Watched {

    private static final Logger LOG = LoggerFactory.getLogger(LoopShell.class);

    private final CentreAccess access;
    private final MemberLease member;
    private final DispatchLoop loop;
    private final InstantSource wall;
    private final Positions positions;
    private final Stages stages;
    private final AtomicReference<CentreHealth> health;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Instant lastCommitAt;
    private @Nullable Instant lastAnswerAt;
    private String journalProblem = "";
    private final Takeover takeover = new Takeover();
    private boolean warm;
    private volatile long turns;
    private volatile @Nullable LeaseToken held;

    /** The centre, and the life of this process on which its lease hangs. */
    record Home(CentreAccess access, MemberLease member) {}

    LoopShell(
            Home home,
            DispatchLoop loop,
            InstantSource wall,
            Positions positions,
            Stages stages,
            AtomicReference<CentreHealth> health) {
        this.access = home.access();
        this.member = home.member();
        this.loop = loop;
        this.wall = wall;
        this.positions = positions;
        this.stages = stages;
        this.health = health;
    }

    /** Asks the thread to end; it gives the lease back first. */
    void stop() {
        stop.countDown();
    }

    @Override
    public long turns() {
        return turns;
    }

    @Override
    public Optional<LeaseToken> findLease() {
        return Optional.ofNullable(held);
    }

    @Override
    public CentreId centre() {
        return access.centre();
    }

    @Override
    public void run() {
        try (CentreJournal journal = member.centreJournal(access.centre());
                EventLog events = access.events().get()) {
            try {
                while (stop.getCount() > 0) {
                    turn(journal, events);
                }
            } finally {
                loop.findLease().ifPresent(lease -> release(journal, lease));
            }
        } catch (RuntimeException ours) {
            LOG.error("centre={} the dispatch loop has ended; restart the process", access.centre(), ours);
            health.set(CentreHealth.starting(access.centre()));
        }
    }

    // Only this thread writes it, so nothing is lost between reading and writing.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void turn(CentreJournal journal, EventLog events) {
        long nanos = System.nanoTime();
        loop.positions(positions.latest(nanos, loop.bases()));
        Phase before = loop.phase();
        Wish wish = loop.step(new Reading(wall.instant(), nanos));
        if (wish instanceof Wish.Write) {
            loop.decided(Duration.ofNanos(System.nanoTime() - nanos));
        }
        takeover.findEnd(wish, System.nanoTime()).ifPresent(text -> LOG.info("centre={} {}", access.centre(), text));
        try {
            fulfil(wish, journal, events);
            answered(wish);
        } catch (JournalUnavailableException e) {
            unanswered(wish, String.valueOf(e.getMessage()));
        } catch (RuntimeException ours) {
            LOG.error("centre={} wish={} failed by a fault of ours", access.centre(), name(wish), ours);
            unanswered(wish, String.valueOf(ours));
        }
        held = loop.findLease().orElse(null);
        turns++;
        report(before);
    }

    private void fulfil(Wish wish, CentreJournal journal, EventLog events) {
        switch (wish) {
            case Wish.Acquire acquire -> loop.acquired(journal.acquire(acquire.owner(), acquire.ttl()));
            case Wish.Renew renew ->
                loop.renewed(journal.renew(renew.lease(), renew.ttl()) ? Renewal.HELD : Renewal.LOST);
            case Wish.ReadHead _ -> loop.head(journal.head());
            case Wish.LoadSnapshot _ -> loadSnapshot(events.findSnapshot());
            case Wish.ReadEvents read -> page(events.read(read.after(), read.max(), Duration.ZERO));
            case Wish.ReadInbox read -> loop.items(read.lane(), journal.read(read.lane(), read.after(), read.max()));
            case Wish.Write write -> commit(write, journal);
            case Wish.ReplaceSnapshot replace -> {
                boolean done =
                        journal.replaceSnapshot(replace.lease(), replace.tail(), replace.pieces(), replace.ttl());
                loop.replaced(done ? Replacement.DONE : Replacement.REFUSED);
            }
            case Wish.Await await -> {
                journal.await(await.after(), await.atMost());
                loop.rested();
            }
            case Wish.Rest rest -> {
                rest(rest.duration());
                loop.rested();
            }
        }
    }

    private void loadSnapshot(Optional<EventLog.Snapshot> found) {
        found.ifPresentOrElse(snapshot -> loop.snapshot(snapshot.upTo(), snapshot.pieces()), loop::noSnapshot);
    }

    private void page(EventLog.Page page) {
        switch (page) {
            case EventLog.Events events -> loop.events(events.events());
            case EventLog.Gap gap -> {
                LOG.warn("centre={} the log does not go on: {}", access.centre(), gap.reason());
                loop.gap();
            }
        }
    }

    private void commit(Wish.Write write, CentreJournal journal) {
        long begun = System.nanoTime();
        CommitOutcome outcome = journal.commit(write.commit(), write.ttl());
        loop.committed(outcome);
        switch (outcome) {
            case COMMITTED, DONE_BEFORE -> {
                Instant now = wall.instant();
                lastCommitAt = now;
                takeover.committed(write.decided().size(), System.nanoTime());
                stages.committed(write.decided(), now, System.nanoTime() - begun);
            }
            case CONFLICT, FENCED, UNKNOWN ->
                LOG.warn(
                        "centre={} batch={} commit outcome {}, working state thrown away",
                        access.centre(),
                        write.commit().batchId(),
                        outcome);
        }
    }

    private void rest(Duration duration) {
        try {
            boolean _ = stop.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    private void answered(Wish wish) {
        if (wish instanceof Wish.Rest) {
            return;
        }
        lastAnswerAt = wall.instant();
        if (!journalProblem.isEmpty()) {
            LOG.info("centre={} the journal answers again", access.centre());
            journalProblem = "";
        }
    }

    private void unanswered(Wish wish, String why) {
        if (journalProblem.isEmpty()) {
            LOG.warn("centre={} wish={} no answer from the journal: {}", access.centre(), name(wish), why);
        }
        journalProblem = "no answer from the journal: " + why;
        loop.failed(wish);
    }

    private void report(Phase before) {
        for (RuntimeException fault : loop.takeFaults()) {
            stages.fault();
            LOG.error("centre={} a decision failed, its input is parked", access.centre(), fault);
        }
        if (loop.phase() != before) {
            LOG.info(
                    "centre={} epoch={} {} -> {} {}",
                    access.centre(),
                    loop.findLease().map(LeaseToken::epoch).orElse(0L),
                    before,
                    loop.phase(),
                    loop.problem());
        }
        if (loop.isWarm() && !warm) {
            LOG.info("centre={} the standby is warm: it has folded the log to its end", access.centre());
        }
        warm = loop.isWarm();
        takeover.phase(before, loop.phase(), System.nanoTime());
        String problem = journalProblem.isEmpty() ? loop.problem() : journalProblem;
        health.set(new CentreHealth(
                access.centre(), loop.phase(), problem, loop.remark(), lastCommitAt, lastAnswerAt, loop.wallBehind()));
    }

    private void release(CentreJournal journal, LeaseToken lease) {
        try {
            journal.release(lease);
        } catch (JournalUnavailableException e) {
            LOG.info("centre={} the lease could not be given back and will run out", access.centre());
        }
    }

    private static String name(Wish wish) {
        return wish.getClass().getSimpleName();
    }
}
