package org.anling.simulation.world;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;

/** How far a reader of the simulated world is in the log, and how it goes on: like any reader, never by guessing. */
final class LogCursor {

    private static final int PAGE = 100;
    private static final int WAYS_TO_START_ANEW = 2;

    private final EventLog log;
    private EventId at = EventId.NONE;

    LogCursor(EventLog log) {
        this.log = log;
    }

    EventId at() {
        return at;
    }

    EventLog log() {
        return log;
    }

    /**
     * Reads to the end of the log. Where it does not go on, begins anew: from the snapshot; if the log does not go on from there either (it
     * may be of a lost branch), from the beginning.
     *
     * @param anew forgets everything and begins with the snapshot, if there is one
     * @return false if no answer came, or the log does not go on from anywhere now
     */
    boolean follow(Consumer<EventEntry> fold, Consumer<Optional<EventLog.Snapshot>> anew) {
        try {
            int gaps = 0;
            while (gaps <= WAYS_TO_START_ANEW) {
                switch (log.read(at, PAGE, Duration.ZERO)) {
                    case EventLog.Events page -> {
                        if (page.events().isEmpty()) {
                            return true;
                        }
                        page.events().forEach(event -> fold(event, fold));
                    }
                    case EventLog.Gap _ -> {
                        Optional<EventLog.Snapshot> snapshot = gaps == 0 ? log.findSnapshot() : Optional.empty();
                        anew.accept(snapshot);
                        at = snapshot.map(EventLog.Snapshot::upTo).orElse(EventId.NONE);
                        gaps++;
                    }
                }
            }
            return false;
        } catch (JournalUnavailableException noAnswer) {
            return false;
        }
    }

    private void fold(StoredEvent event, Consumer<EventEntry> fold) {
        try {
            fold.accept(EntryCodec.decodeEvent(event.entry()));
            at = event.id();
        } catch (UnreadableException unreadable) {
            throw new IllegalStateException("event " + event.id() + " cannot be read", unreadable);
        }
    }
}
