package org.anling.dispatcher.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.log.StoredEvent;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the events of one centre into a state of its own, writes the pieces that changed, and trims. Writes only while this
 * process leads, so that there is one writer of snapshots as well. Runs on a thread of its own and never touches the loop's state.
 */
final class SnapshotWriter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);
    private static final int PAGE = 500;
    private static final Duration WAIT = Duration.ofMillis(500);
    /** Nobody waits for the snapshot: what comes within this is read together, when the press that it tells of has reached somebody. */
    private static final Duration BREATH = Duration.ofMillis(100);

    private static final Duration RETRY = Duration.ofSeconds(1);

    /** After a takeover the presses that waited come first; pieces of a whole centre cost a second of processor. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final CentreAccess access;
    private final Dispatch dispatch;
    private final DispatcherConfig config;
    private final BooleanSupplier leading;
    private final CountDownLatch stop = new CountDownLatch(1);
    private CentreState state;
    private EventId at = EventId.NONE;
    private EventId written = EventId.NONE;
    private EventId loadedAt = EventId.NONE;
    private boolean skipsSnapshot;
    private long snapshotNanos = System.nanoTime();
    private long trimNanos = System.nanoTime();
    private long leadNanos = System.nanoTime();
    private boolean led;

    SnapshotWriter(CentreAccess access, Dispatch dispatch, DispatcherConfig config, BooleanSupplier leading) {
        this.access = access;
        this.dispatch = dispatch;
        this.config = config;
        this.leading = leading;
        this.state = dispatch.begin();
    }

    void stop() {
        stop.countDown();
    }

    @Override
    public void run() {
        try (EventLog log = access.events().get()) {
            boolean loaded = false;
            while (stop.getCount() > 0) {
                try {
                    loaded = loaded ? follow(log) : load(log);
                } catch (JournalUnavailableException e) {
                    // A store that comes back may have lost its tail, and with it the snapshot written last: what
                    // changed since
                    // would then not be enough, so the state begins again with what really lies there.
                    loaded = false;
                    rest(RETRY);
                } catch (RuntimeException | UnreadableException ours) {
                    LOG.error("centre={} the snapshot writer starts over", access.centre(), ours);
                    loaded = false;
                    rest(RETRY);
                }
            }
        }
    }

    private boolean load(EventLog log) {
        state = dispatch.begin();
        Optional<EventLog.Snapshot> snapshot = skipsSnapshot ? Optional.empty() : log.findSnapshot();
        snapshot.ifPresent(found -> state.load(found.upTo(), found.pieces()));
        at = snapshot.map(EventLog.Snapshot::upTo).orElse(EventId.NONE);
        written = at;
        loadedAt = at;
        return true;
    }

    /** Reads what is new, then does what is due; false if the state must be loaded again. */
    private boolean follow(EventLog log) throws UnreadableException {
        EventLog.Page page = log.read(at, PAGE, WAIT);
        if (page instanceof EventLog.Gap gap) {
            LOG.warn("centre={} the log does not go on after {}: {}", access.centre(), at, gap.reason());
            // A snapshot of a branch that was lost leads nowhere: the next load begins with the first event, as the
            // loop's does.
            skipsSnapshot = at.equals(loadedAt) && !skipsSnapshot;
            rest(RETRY);
            return false;
        }
        if (page instanceof EventLog.Events events) {
            for (StoredEvent event : events.events()) {
                dispatch.apply(state, EntryCodec.decodeEvent(event.entry()));
                at = event.id();
            }
            rest(events.events().size() < PAGE ? BREATH : Duration.ZERO);
        }
        boolean leads = leading.getAsBoolean();
        if (leads && !led) {
            leadNanos = System.nanoTime();
        }
        led = leads;
        boolean early = System.nanoTime() - leadNanos < GRACE.toNanos();
        return !leads || early || writeAndTrim(log);
    }

    /** False if the log does not hold what was followed here. */
    private boolean writeAndTrim(EventLog log) {
        long now = System.nanoTime();
        if (now - snapshotNanos >= config.snapshotEvery().toNanos() && !at.equals(written)) {
            if (!log.writeSnapshot(at, skipsSnapshot ? state.allPieces() : state.changedPieces())) {
                LOG.warn("centre={} the log does not hold {}: no snapshot of a lost branch", access.centre(), at);
                return false;
            }
            skipsSnapshot = false;
            state.saved();
            written = at;
            snapshotNanos = now;
        }
        if (now - trimNanos >= config.trimEvery().toNanos()) {
            long gone = log.trim();
            LOG.debug("centre={} trimmed {} entries", access.centre(), gone);
            trimNanos = now;
        }
        return true;
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
