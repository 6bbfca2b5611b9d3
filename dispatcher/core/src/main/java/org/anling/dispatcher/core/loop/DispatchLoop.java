package org.anling.dispatcher.core.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.InboxItem;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.SnapshotPiece;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.responder.Bases;
import org.anling.dispatcher.core.responder.Whereabouts;
import org.anling.dispatcher.core.state.CentreState;
import org.jspecify.annotations.Nullable;

/**
 * The loop of one centre as a machine without input or output. The shell calls {@link #step} with the time, does what the wish says,
 * tells the loop by the method that the wish names, or {@link #failed} if no answer came, and begins again. One thread.
 *
 * <pre>
 *   STANDBY --acquired--> REBUILDING: head, snapshot, events --> LEADING: urgent, routine, deadlines, commit, wait
 *      ^--- fenced, lease lost ---'          ^--- commit unknown or in conflict, apply failed ---'
 * </pre>
 */
public final class DispatchLoop {

    private final Dispatch dispatch;
    private final LoopSettings settings;
    private final IdSource ids;
    private final CentreClock clock = new CentreClock();
    private final Worker worker;
    private final Pace pace;
    private final CentreId centre;

    private Phase phase = Phase.STANDBY;
    private @Nullable LeaseToken lease;
    private @Nullable Rebuild rebuild;
    private @Nullable Turn turn;
    private @Nullable Wish first;
    private String problem = "";
    private String remark = "";
    private long givenOut;
    private String doubt = "";
    private boolean warm;
    private EventId known = EventId.NONE;
    private String identity = "";
    private long leaseNanos;
    private Reading now = new Reading(Instant.EPOCH, 0);

    /** A loop that is on standby. */
    public DispatchLoop(CentreId centre, Dispatch dispatch, LoopSettings settings, IdSource ids) {
        this.centre = centre;
        this.dispatch = dispatch;
        this.settings = settings;
        this.ids = ids;
        this.pace = new Pace(settings);
        this.worker = new Worker(centre, dispatch, ids);
    }

    /** What the shell shall do next. */
    public Wish step(Reading reading) {
        now = reading;
        Instant at = clock.at(reading);
        Wish urgentWish = first;
        if (urgentWish != null) {
            first = null;
            return urgentWish;
        }
        return switch (phase) {
            case STANDBY -> follow();
            case REBUILDING -> rebuildStep();
            case LEADING -> lead(at);
            case BROKEN -> {
                phase = Phase.REBUILDING;
                rebuild = newRebuild();
                yield new Wish.Rest(settings.lease());
            }
        };
    }

    /** Latest positions of responders, whenever the shell has read them. */
    public void positions(Whereabouts latest) {
        worker.positions(latest);
    }

    /** Who is registered, as far as this loop knows: nobody while it stands by. */
    public Bases bases() {
        return turn == null ? Bases.NONE : turn.state().bases();
    }

    /** The lease is ours, or somebody else's. */
    public void acquired(Optional<LeaseToken> token) {
        lease = token.orElse(null);
        leaseNanos = now.nanos();
        current().goOn();
        if (token.isPresent()) {
            phase = Phase.REBUILDING;
        } else {
            problem = "";
        }
    }

    /** The lease holds on, or not. */
    public void renewed(Renewal renewal) {
        switch (renewal) {
            case HELD -> leaseNanos = now.nanos();
            case LOST -> standBy("the lease was lost");
        }
    }

    /** Whether a renewal succeeded. */
    public enum Renewal {
        HELD,
        LOST
    }

    public void head(LogHead head) {
        if (!current().leadsTo(head)) {
            rebuild = newRebuild();
        }
        current().head(head);
    }

    public void snapshot(EventId upTo, List<SnapshotPiece> pieces) {
        current().snapshot(upTo, pieces);
    }

    public void noSnapshot() {
        current().noSnapshot();
    }

    /** Events of the log, directly after those asked for. */
    public void events(List<StoredEvent> events) {
        try {
            for (StoredEvent event : events) {
                EventEntry entry = EntryCodec.decodeEvent(event.entry());
                current().event(entry);
                if (entry.body() instanceof CentreEvent.SupervisorAlarmed alarm
                        && alarm.code().equals(Turn.RUN_REBUILD)) {
                    doubt = "";
                }
            }
        } catch (UnreadableException | IllegalStateException e) {
            broken("the log cannot be replayed: " + e.getMessage());
        }
    }

    /** The log does not go on there. */
    public void gap() {
        if (current().isWarm()) {
            rebuild = newRebuild();
        } else {
            current().startOver();
        }
    }

    /** Entries of a lane, directly after the position asked for. */
    public void items(Lane lane, List<InboxItem> items) {
        if (turn != null) {
            turn.items(lane, items);
        }
    }

    /** How long the step took that wished a commit; what takes long makes the next batch smaller. */
    public void decided(Duration took) {
        pace.decided(took);
    }

    /** What came of the commit. */
    public void committed(CommitOutcome outcome) {
        switch (outcome) {
            case COMMITTED, DONE_BEFORE -> {
                leaseNanos = now.nanos();
                if (turn != null) {
                    turn.committed();
                    known = turn.tail();
                }
            }
            case CONFLICT, UNKNOWN -> startRebuild();
            case FENCED -> standBy("fenced: another writer has the lease");
        }
    }

    /** Whether the snapshot was replaced; if not, lease or tail are not what they were. */
    public void replaced(Replacement replacement) {
        switch (replacement) {
            case DONE -> {
                leaseNanos = now.nanos();
                doubt = "";
                if (turn != null) {
                    turn.snapshotReplaced();
                }
            }
            case REFUSED -> startRebuild();
        }
    }

    /** What came of replacing the snapshot. */
    public enum Replacement {
        DONE,
        REFUSED
    }

    /** The rest or wait is over. */
    public void rested() {}

    /** No answer came. Reads are asked again; what was to be written is unknown, so the state is built anew. */
    public void failed(Wish wish) {
        if (wish instanceof Wish.Write) {
            startRebuild();
        }
        first = new Wish.Rest(settings.retry());
    }

    public Phase phase() {
        return phase;
    }

    /** Whether this loop stands by and has folded the log to its end: it could lead at once. */
    public boolean isWarm() {
        return warm && phase == Phase.STANDBY;
    }

    /** What is wrong, in words for an operator of the server; empty if nothing is. */
    public String problem() {
        return problem;
    }

    /**
     * What the supervisor should look at although this process decides as it should, until it leads on a state that is whole; empty if
     * there is nothing.
     */
    public String remark() {
        return remark;
    }

    /** How far the wall clock is behind the log. */
    public Duration wallBehind() {
        return clock.behind();
    }

    /** Faults of ours since the last call, for the shell to log. */
    public List<RuntimeException> takeFaults() {
        return worker.takeFaults();
    }

    /** The lease that is held, so that a shell that stops can give it back. */
    public Optional<LeaseToken> findLease() {
        return Optional.ofNullable(lease);
    }

    /** The working state, for tests and figures; only what is committed counts. */
    public Optional<CentreState> findState() {
        return Optional.ofNullable(turn).map(Turn::state);
    }

    private Rebuild current() {
        if (rebuild == null) {
            rebuild = newRebuild();
        }
        return rebuild;
    }

    private Wish rebuildStep() {
        Optional<Wish> wish = renewalDue().or(() -> current().next());
        if (wish.isPresent()) {
            return wish.get();
        }
        Rebuild done = current();
        noteEnd(done);
        clock.notBefore(done.state().lastAt());
        problem = "";
        remark = doubt.isEmpty()
                ? ""
                : doubt + ": presses are dispatched on what is there; for what is missing, run ./anling rebuild";
        turn = new Turn(
                done.state(), done.position(), new Turn.Tools(worker, dispatch, settings, pace, ids, centre), doubt);
        rebuild = null;
        phase = Phase.LEADING;
        return lead(clock.at(now));
    }

    /** Asks for the lease now and then, and stays warm meanwhile: what the log holds is folded in as it comes. */
    private Wish follow() {
        long pause = settings.lease().dividedBy(10).toNanos();
        long left = leaseNanos + pause - now.nanos();
        if (rebuild == null || left <= 0) {
            return new Wish.Acquire(ids.next(), settings.lease());
        }
        Optional<Wish> wish = current().next();
        if (wish.isEmpty()) {
            noteEnd(current());
            warm = true;
        }
        return wish.orElseGet(() -> new Wish.Rest(Duration.ofNanos(left)));
    }

    /** What was read ends where the log ends: from now on nobody may tell this process that the log is shorter. */
    private void noteEnd(Rebuild whole) {
        String why = whole.takeDoubt();
        if (!why.isEmpty()) {
            doubt = why;
            // Every incident has an event of its own, so no number above that of the last known event was ever given
            // out.
            givenOut = Math.max(givenOut, known.seq());
        }
        whole.state().numberAfter(givenOut);
        known = whole.position().tail();
        identity = whole.position().identity();
    }

    private Wish lead(Instant at) {
        if (turn == null || lease == null) {
            throw new IllegalStateException("leading without state or lease");
        }
        Optional<Wish> renewal = renewalDue();
        if (renewal.isPresent()) {
            return renewal.get();
        }
        Optional<Wish> wish = turn.next(lease, now, at);
        if (wish.isPresent()) {
            return wish.get();
        }
        startRebuild();
        return rebuildStep();
    }

    /** A third of the lease has passed without a sign of life. */
    private Optional<Wish> renewalDue() {
        long third = settings.lease().dividedBy(3).toNanos();
        LeaseToken held = lease;
        return held != null && now.nanos() - leaseNanos >= third
                ? Optional.of(new Wish.Renew(held, settings.lease()))
                : Optional.empty();
    }

    private void startRebuild() {
        turn = null;
        rebuild = newRebuild();
        phase = Phase.REBUILDING;
    }

    private Rebuild newRebuild() {
        warm = false;
        return new Rebuild(dispatch, settings.page(), known, identity);
    }

    private void standBy(String why) {
        turn = null;
        rebuild = null;
        lease = null;
        warm = false;
        phase = Phase.STANDBY;
        problem = why;
        first = new Wish.Rest(settings.lease().dividedBy(10));
    }

    private void broken(String why) {
        turn = null;
        rebuild = null;
        phase = lease == null ? Phase.STANDBY : Phase.BROKEN;
        problem = why;
    }
}
