package org.anling.simulation.world;

import java.util.Optional;
import org.anling.contract.entry.EventId;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.journal.EventLog;

/** A reader of the events that folds them into the state of the centre. */
final class Follower {

    private final LogCursor cursor;
    private final Dispatch dispatch;
    private CentreState state;

    Follower(EventLog log, Dispatch dispatch) {
        this.cursor = new LogCursor(log);
        this.dispatch = dispatch;
        this.state = dispatch.begin();
    }

    CentreState state() {
        return state;
    }

    EventId at() {
        return cursor.at();
    }

    EventLog log() {
        return cursor.log();
    }

    /** Reads to the end of the log; false if no answer came, or the log does not go on from anywhere now. */
    boolean follow() {
        return cursor.follow(entry -> dispatch.apply(state, entry), this::startAnew);
    }

    private void startAnew(Optional<EventLog.Snapshot> snapshot) {
        state = dispatch.begin();
        snapshot.ifPresent(found -> state.load(found.upTo(), found.pieces()));
    }
}
