package org.anling.dispatcher.server.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.SnapshotPiece;
import org.anling.contract.state.StaffState;
import org.anling.dispatcher.core.notice.NoticeAction;
import org.anling.dispatcher.core.notice.NoticePlanner;
import org.anling.journal.EventLog;
import org.anling.journal.LogThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads the events of a centre for its notices. On every process the planner folds along; the process that leads
 * catches up to the tail it saw when it began to lead, and acts from then on. Its cursor stays behind the oldest notice that still
 * goes on, so that nobody forgets what was sent.
 */
final class NoticeReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeReader.class);
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final Duration SAVE_EVERY = Duration.ofSeconds(5);
    private static final int PAGE = 256;

    private final Desk desk;
    private final BooleanSupplier leads;
    private final InstantSource clock;
    private final LogThread thread;

    /** Who plans and who acts. */
    record Desk(NoticePlanner planner, People people, Courier courier, Outcomes outcomes) {}

    NoticeReader(Supplier<EventLog> logs, Desk desk, BooleanSupplier leads, InstantSource clock, String name) {
        this.desk = desk;
        this.leads = leads;
        this.clock = clock;
        this.thread = new LogThread("notices-" + name, logs, log -> new Following(log).go(), "nobody is told anything");
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.close();
    }

    /** One run through the log, until it breaks off. */
    private final class Following {

        private final EventLog log;
        private final NoticePlanner planner = desk.planner();
        private EventId cursor;
        private Instant savedAt = Instant.MIN;
        private long actsFrom = Long.MAX_VALUE;

        Following(EventLog log) {
            this.log = log;
            this.cursor = EventId.NONE;
        }

        void go() {
            planner.clear();
            EventId upTo = load();
            EventId saved = log.findCursor(Notifier.READER).orElse(upTo);
            cursor = saved.compareTo(upTo) < 0 ? saved : upTo;
            if (log.read(cursor, 1, Duration.ZERO) instanceof EventLog.Gap) {
                cursor = upTo;
            }
            while (thread.isOpen()) {
                lead();
                if (!read()) {
                    return;
                }
            }
            save(clock.instant());
        }

        private void lead() {
            if (!leads.getAsBoolean()) {
                actsFrom = Long.MAX_VALUE;
                return;
            }
            if (actsFrom == Long.MAX_VALUE) {
                actsFrom = log.head().tail().seq();
            }
            if (cursor.seq() >= actsFrom) {
                act();
            }
        }

        private void act() {
            Instant now = clock.instant();
            for (NoticeAction action : planner.due(now, desk.people())) {
                switch (action) {
                    case NoticeAction.Send send -> desk.courier().send(send.delivery(), planner::isLive);
                    case NoticeAction.GiveUp end -> desk.courier().giveUp(end.delivery());
                    case NoticeAction.Stop stop -> desk.courier().stop(stop);
                }
            }
            if (savedAt.plus(SAVE_EVERY).isBefore(now)) {
                save(now);
            }
        }

        private void save(Instant now) {
            if (leads.getAsBoolean() && cursor.seq() >= actsFrom && cursor.seq() > 0) {
                savedAt = now;
                EventId keep = planner.keepAfter();
                log.saveCursor(Notifier.READER, keep.equals(EventId.NONE) ? cursor : keep);
            }
        }

        private boolean read() {
            switch (log.read(cursor, PAGE, patience())) {
                case EventLog.Gap gap -> {
                    LOG.info(
                            "the log does not go on after {}, reason={}, read from the snapshot", cursor, gap.reason());
                    return false;
                }
                case EventLog.Events page -> {
                    page.events().forEach(this::apply);
                    return true;
                }
            }
        }

        /** Not longer than until the planner has something to do. */
        private Duration patience() {
            Optional<Instant> next = actsFrom == Long.MAX_VALUE ? Optional.empty() : planner.next();
            Instant now = clock.instant();
            if (next.isEmpty() || next.get().isAfter(now.plus(WAIT))) {
                return WAIT;
            }
            return next.get().isAfter(now) ? Duration.between(now, next.get()) : Duration.ofMillis(1);
        }

        private void apply(StoredEvent stored) {
            cursor = stored.id();
            try {
                EventEntry entry = EntryCodec.decodeEvent(stored.entry());
                planner.apply(entry);
                desk.outcomes().tell(entry);
            } catch (UnreadableException e) {
                LOG.error("event {} cannot be read, nobody is told of it", stored.id());
            }
        }

        private EventId load() {
            EventLog.Snapshot snapshot = log.findSnapshot().orElse(new EventLog.Snapshot(EventId.NONE, List.of()));
            for (SnapshotPiece piece : snapshot.pieces()) {
                if (!piece.json().isEmpty()) {
                    try {
                        load(piece, snapshot.upTo());
                    } catch (UnreadableException e) {
                        LOG.error("snapshot piece {} cannot be read, nobody is told of it", piece.key());
                    }
                }
            }
            return snapshot.upTo();
        }

        private void load(SnapshotPiece piece, EventId at) throws UnreadableException {
            String family = piece.key().substring(0, piece.key().indexOf('/') + 1);
            switch (family) {
                case "incident/" -> planner.load(ContractJson.decode(piece.json(), IncidentState.class), at);
                case "responder/" -> planner.load(ContractJson.decode(piece.json(), ResponderState.class));
                case "staff/" -> planner.load(ContractJson.decode(piece.json(), StaffState.class));
                default -> {
                    // Nothing that notices need.
                }
            }
        }
    }
}
