package org.anling.dispatcher.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.LeaseToken;
import org.anling.journal.CentreJournal;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.MemberLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the signs of life of this process on one server, for all its centres at once, on a thread of its own. A process that lives while
 * the loop of one of its centres stands still would keep that centre from everybody, so this watches the loops as well and gives up the
 * centre of one that has not moved for several leases, if there is somebody to take it.
 */
final class MemberWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(MemberWatch.class);
    private static final int BEATS_IN_A_LEASE = 20;
    private static final int LEASES_STILL = 5;

    private final MemberLease member;
    private final List<Watched> loops;
    private final Duration lease;
    private final Map<Watched, Stillness> stillness = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private long beatNanos;
    private boolean answered = true;

    /** A loop that somebody else's thread runs; asked from the thread here. */
    interface Watched {
        CentreId centre();

        /** Grows as long as the loop goes on. */
        long turns();

        /** The lease that it holds. */
        Optional<LeaseToken> findLease();
    }

    /** @param turns how far the loop was, and for how long it has not gone on while Redis answered */
    private record Stillness(long turns, Duration since) {}

    MemberWatch(MemberLease member, List<Watched> loops, Duration lease) {
        this.member = member;
        this.loops = List.copyOf(loops);
        this.lease = lease;
    }

    /** Asks the thread to end; the loops must have ended before. */
    void stop() {
        stop.countDown();
    }

    @Override
    public void run() {
        try (member) {
            while (stop.getCount() > 0) {
                beat(System.nanoTime());
                rest(lease.dividedBy(BEATS_IN_A_LEASE));
            }
        }
    }

    /** One sign of life at this reading of the monotonic clock. */
    void beat(long now) {
        try {
            member.beat();
            if (!answered) {
                LOG.info("the signs of life of this process arrive again");
            }
            answered = true;
            Duration passed = Duration.ofNanos(now - beatNanos);
            beatNanos = now;
            Duration tick = passed.compareTo(CentreJournal.LONGEST_TICK) < 0 ? passed : CentreJournal.LONGEST_TICK;
            loops.forEach(loop -> look(loop, tick));
        } catch (JournalUnavailableException e) {
            if (answered) {
                LOG.warn("no sign of life arrives: {}", e.getMessage());
            }
            answered = false;
        }
    }

    /** Time counts only while Redis answers, as for the members: a loop that waits for it is not to blame. */
    private void look(Watched loop, Duration tick) {
        long turns = loop.turns();
        Stillness before = stillness.getOrDefault(loop, new Stillness(turns, Duration.ZERO));
        Duration still = before.turns() == turns ? before.since().plus(tick) : Duration.ZERO;
        stillness.put(loop, new Stillness(turns, still));
        if (still.compareTo(lease.multipliedBy(LEASES_STILL)) >= 0 && member.hasCompany()) {
            loop.findLease().ifPresent(held -> giveUp(loop.centre(), held));
            stillness.remove(loop);
        }
    }

    private void giveUp(CentreId centre, LeaseToken held) {
        LOG.error("centre={} its loop does not go on; the centre is given to another process", centre);
        try (CentreJournal hand = member.centreJournal(centre)) {
            hand.release(held);
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
}
