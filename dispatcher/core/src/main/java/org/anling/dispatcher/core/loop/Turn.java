package org.anling.dispatcher.core.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.InboxItem;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.dispatcher.core.state.Due;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a leading loop: read urgent, read routine when urgent is empty or it is time, fire what is due, commit, wait. A
 * deadline fires only after the urgent lane was read empty at or after the moment it fell due, so that an answer that came before is
 * seen first.
 */
final class Turn {

    /** The word by which the supervisor is told that the log is less than it was. */
    static final String RUN_REBUILD = "run-rebuild";

    /** What a turn works with. */
    record Tools(Worker worker, Dispatch dispatch, LoopSettings settings, Pace pace, IdSource ids, CentreId centre) {}

    private enum Stage {
        /** Before anything else: the supervisor is told that the log is less than it was. */
        ALARM,
        /** Then the snapshot is made to fit the log, so that the next one who begins there has no doubt. */
        SNAPSHOT,
        URGENT,
        ROUTINE,
        DEADLINES
    }

    private final Tools tools;
    private final CentreState state;
    private EventId tail;
    private String tailHash;
    private Cursors cursors;
    private final String doubt;
    private Stage stage;
    private @Nullable Batch batch;
    private List<InboxItem> items = List.of();
    private boolean answered;
    private boolean asked;
    private boolean urgentEmpty;
    private int most;
    private Instant askedAt = Instant.EPOCH;
    /** When routine was read last, or the wait for either lane was over: a first press after a calm is not kept waiting by it. */
    private long routineNanos;

    private boolean calm = true;

    /** @param doubt why the state may be less than what the centre knew, or empty */
    Turn(CentreState state, LogHead head, Tools tools, String doubt) {
        this.doubt = doubt;
        this.stage = doubt.isEmpty() ? Stage.URGENT : Stage.ALARM;
        this.state = state;
        this.tail = head.tail();
        this.tailHash = head.tailHash();
        this.cursors = head.cursors();
        this.tools = tools;
    }

    CentreState state() {
        return state;
    }

    void items(Lane lane, List<InboxItem> found) {
        if (asked && lane == lane()) {
            items = List.copyOf(found);
            answered = true;
        }
    }

    void committed() {
        Batch written = batch;
        if (written != null) {
            tail = written.last();
            tailHash = written.lastHash();
            cursors = written.cursors();
        }
        batch = null;
        stage = stage == Stage.ALARM ? Stage.SNAPSHOT : Stage.URGENT;
        asked = false;
    }

    /** The snapshot fits the log again. */
    void snapshotReplaced() {
        stage = Stage.URGENT;
    }

    EventId tail() {
        return tail;
    }

    /** The next wish; empty if the state is not to be used any more. */
    Optional<Wish> next(LeaseToken lease, Reading reading, Instant now) {
        if (stage == Stage.SNAPSHOT) {
            return Optional.of(new Wish.ReplaceSnapshot(
                    lease, tail, state.allPieces(), tools.settings().lease()));
        }
        Batch open = batch;
        if (open == null) {
            open = new Batch(tools.centre(), lease, tail, tailHash, cursors);
            batch = open;
        }
        if (stage == Stage.ALARM) {
            boolean told = tools.worker().alarm(state, open, RUN_REBUILD, doubt, now);
            return told ? Optional.of(finish(open, now)) : Optional.empty();
        }
        while (true) {
            if (stage == Stage.DEADLINES) {
                return fireDue(open, now) ? Optional.of(finish(open, now)) : Optional.empty();
            }
            if (!answered) {
                return Optional.of(ask(open, reading, now));
            }
            if (!work(open, reading, now)) {
                return Optional.empty();
            }
        }
    }

    private Wish ask(Batch open, Reading reading, Instant now) {
        asked = true;
        if (calm || stage == Stage.ROUTINE) {
            routineNanos = reading.nanos();
            calm = false;
        }
        if (stage == Stage.URGENT) {
            askedAt = now;
        }
        String after =
                stage == Stage.URGENT ? open.cursors().urgent() : open.cursors().routine();
        most = tools.pace().inputs();
        return new Wish.ReadInbox(lane(), after, most);
    }

    private boolean work(Batch open, Reading reading, Instant now) {
        boolean read = items.size() < most;
        for (InboxItem item : items) {
            if (open.isFull(tools.pace())) {
                read = false;
                break;
            }
            if (!tools.worker().work(state, open, item, reading, now)) {
                return false;
            }
        }
        boolean none = items.isEmpty();
        items = List.of();
        answered = false;
        asked = false;
        if (stage == Stage.URGENT) {
            urgentEmpty = read;
            boolean routine = !open.isFull(tools.pace()) && (none || routineIsDue(reading));
            stage = routine ? Stage.ROUTINE : Stage.DEADLINES;
        } else {
            stage = Stage.DEADLINES;
        }
        return true;
    }

    private boolean routineIsDue(Reading reading) {
        return reading.nanos() - routineNanos >= tools.settings().routine().toNanos();
    }

    private boolean fireDue(Batch open, Instant now) {
        while (urgentEmpty && !open.isFull(tools.pace())) {
            Optional<Due> due = tools.worker().findDue(state, askedAt);
            if (due.isEmpty()) {
                return true;
            }
            if (!tools.worker().work(state, open, due.get(), now)) {
                return false;
            }
        }
        return true;
    }

    private Wish finish(Batch open, Instant now) {
        if (!open.isEmpty()) {
            return new Wish.Write(
                    open.commit(tools.ids().next()), tools.settings().lease(), open.decisions());
        }
        stage = Stage.URGENT;
        batch = null;
        calm = true;
        Duration idle = tools.settings().idle();
        Duration untilDue = tools.dispatch()
                .nextDeadline(state)
                .map(due -> Duration.between(now, due))
                .filter(wait -> wait.compareTo(idle) < 0)
                .orElse(idle);
        return new Wish.Await(cursors, untilDue.isPositive() ? untilDue : Duration.ofMillis(1));
    }

    private Lane lane() {
        return stage == Stage.URGENT ? Lane.URGENT : Lane.ROUTINE;
    }
}
