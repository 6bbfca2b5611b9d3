package org.anling.simulation.world;

import java.time.Duration;
import java.util.Optional;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.log.StoredEvent;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;

/** A reader of the events that folds them; starts again from the snapshot when the log does not go on where it stopped. */
final class Follower {

    private static final int PAGE = 100;
    private static final int WAYS_TO_START_ANEW = 2;
    private final EventLog log;
    private final Dispatch dispatch;
    private CentreState state;
    private EventId at = EventId.NONE;

    Follower(EventLog log, Dispatch dispatch) {
        this.log = log;
        this.dispatch = dispatch;
        this.state = dispatch.begin();
    }

    CentreState state() {
        return state;
    }

    EventId at() {
        return at;
    }

    EventLog log() {
        return log;
    }

    /** Reads to the end of the log; false if no answer came, or the log does not go on from anywhere now. */
    boolean follow() {
        try {
            int gaps = 0;
            while (gaps <= WAYS_TO_START_ANEW) {
                switch (log.read(at, PAGE, Duration.ZERO)) {
                    case EventLog.Events page -> {
                        if (page.events().isEmpty()) {
                            return true;
                        }
                        page.events().forEach(this::fold);
                    }
                    case EventLog.Gap _ -> {
                        startAnew(gaps);
                        gaps++;
                    }
                }
            }
            return false;
        } catch (JournalUnavailableException noAnswer) {
            return false;
        }
    }

    /** From the snapshot; if the log does not go on from there either (it may be of a lost branch), from the beginning. */
    private void startAnew(int gaps) {
        Optional<EventLog.Snapshot> snapshot = gaps == 0 ? log.findSnapshot() : Optional.empty();
        state = dispatch.begin();
        at = EventId.NONE;
        snapshot.ifPresent(found -> {
            state.load(found.upTo(), found.pieces());
            at = found.upTo();
        });
    }

    private void fold(StoredEvent event) {
        try {
            dispatch.apply(state, EntryCodec.decodeEvent(event.entry()));
            at = event.id();
        } catch (UnreadableException unreadable) {
            throw new IllegalStateException("event " + event.id() + " cannot be read", unreadable);
        }
    }
}
