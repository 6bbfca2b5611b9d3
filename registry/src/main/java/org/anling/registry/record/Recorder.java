package org.anling.registry.record;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.EventLog;
import org.anling.journal.Inbox;
import org.anling.registry.database.ElectedWorker;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.RegistryDatabase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorder of one centre. Several processes may run one; the advisory lock lets one of them work. Reads events after the cursor
 * in the database, checks that each names the hash of the one before, and writes them with the cursor in one transaction; only then
 * does it tell the log, so that nothing unrecorded is trimmed.
 */
public final class Recorder implements AutoCloseable {

    /** Name of the recorder among the readers of the log. */
    public static final String READER = "recorder";

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final String RUN_REBUILD = "run-rebuild";
    private static final String INCOMPLETE = "record-incomplete";
    private static final int BATCH = 1024;

    /** Nobody waits for the record: it writes ten times a second, and a press has the disk to itself in between. */
    private static final Duration BREATH = Duration.ofMillis(100);

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final CentreId centre;
    private final Supplier<EventLog> logs;
    private final RecordWriter writer;
    private final FactRefill refill;
    private final SupervisorBell bell;
    private final Turns turns = new Turns();
    private final ElectedWorker worker;
    private final AtomicLong lag = new AtomicLong();
    private final Counter recorded;
    private final Counter broken;
    private volatile @Nullable RecordPosition position;

    /** A recorder that tells nobody but the log of the process when the record is not the whole truth. */
    public Recorder(RegistryDatabase database, CentreId centre, Supplier<EventLog> logs, MeterRegistry meters) {
        this(database, centre, logs, Optional.empty(), meters);
    }

    /**
     * Starts nothing yet.
     *
     * @param logs opens a reader of the log; called on the recorder's own thread each time it is elected
     * @param inbox where the supervisor is told that events were lost
     */
    public Recorder(
            RegistryDatabase database,
            CentreId centre,
            Supplier<EventLog> logs,
            Optional<Inbox> inbox,
            MeterRegistry meters) {
        this.centre = centre;
        this.bell = new SupervisorBell(centre, inbox);
        this.logs = logs;
        this.writer = new RecordWriter(centre);
        this.refill = new FactRefill(centre);
        this.worker = new ElectedWorker("anling recorder " + centre, database, turns, BREATH);
        this.recorded = Counter.builder("anling.registry.record.events")
                .description("events written into the record")
                .tag("centre", centre.value())
                .register(meters);
        this.broken = Counter.builder("anling.registry.record.broken")
                .description("places where the record is not the whole truth")
                .tag("centre", centre.value())
                .register(meters);
        Gauge.builder("anling.registry.record.lag", lag, AtomicLong::get)
                .description("events that are committed and not recorded")
                .tag("centre", centre.value())
                .register(meters);
    }

    /** Begins to record as soon as this process is elected. */
    public void start() {
        worker.start();
    }

    /** Whether this process records now. */
    public boolean isElected() {
        return worker.isElected();
    }

    /** Why nothing is recorded; empty if all is well. */
    public Optional<String> findProblem() {
        return worker.findProblem();
    }

    /** How many events are committed and not recorded, as of the last turn of this process. */
    public long lag() {
        return lag.get();
    }

    /** How far the record goes as this process knows it, also while the database is down; empty if it never recorded. */
    public Optional<RecordPosition> findPosition() {
        return Optional.ofNullable(position);
    }

    /** For tests that take turns themselves. */
    ElectedWorker.Work work() {
        return turns;
    }

    /** What the elected process does. */
    private final class Turns implements ElectedWorker.Work {

        private @Nullable EventLog log;

        @Override
        public void begin(LockedConnection connection) {
            position = writer.position(connection);
            refill.askFor();
            log = logs.get();
        }

        @Override
        public void turn(LockedConnection connection) {
            EventLog open = log;
            RecordPosition from = position;
            if (open == null || from == null) {
                throw new IllegalStateException("a turn without a beginning");
            }
            position = new Turn(connection, open).run(from);
            refill.turn(connection);
        }

        @Override
        public void end() {
            EventLog open = log;
            if (open != null) {
                open.close();
                log = null;
            }
        }
    }

    /** One read and what follows from it. */
    private final class Turn {

        private final LockedConnection connection;
        private final EventLog log;

        Turn(LockedConnection connection, EventLog log) {
            this.connection = connection;
            this.log = log;
        }

        RecordPosition run(RecordPosition from) {
            LogHead head = log.head();
            if (from.identity().isEmpty()) {
                return writer.identify(connection, from, head.identity());
            }
            if (!from.identity().equals(head.identity())) {
                return otherLog(from, head);
            }
            RecordPosition to = switch (log.read(from.upTo(), BATCH, refill.isDue() ? Duration.ZERO : WAIT)) {
                case EventLog.Events page -> record(from, page.events());
                case EventLog.Gap gap -> reload(from, gap.reason());
            };
            lag.set(Math.max(0, log.head().tail().seq() - to.upTo().seq()));
            return to;
        }

        private RecordPosition record(RecordPosition from, List<StoredEvent> page) {
            if (page.isEmpty()) {
                writer.checkStillOurs(connection, from);
                return from;
            }
            List<EventRows.Read> events = page.stream().map(EventRows.Read::of).toList();
            if (!from.hash().isEmpty() && !events.getFirst().previous().equals(from.hash())) {
                Optional<RecordPosition> fork = fork(from);
                if (fork.isPresent()) {
                    return isOtherLog(from) ? from : branchOff(from, fork.get(), RecordGap.Reason.TAIL_LOST);
                }
            }
            noteBrokenLinks(from, events);
            RecordPosition to = writer.write(connection, from, events);
            recorded.increment(events.size());
            log.saveCursor(READER, to.upTo());
            return to;
        }

        /** Noted before the events are written: noting it twice after a crash is better than never. */
        private void noteBrokenLinks(RecordPosition from, List<EventRows.Read> events) {
            String previous = from.hash();
            for (EventRows.Read event : events) {
                if (!previous.isEmpty() && !event.previous().equals(previous)) {
                    LOG.error(
                            "the record of {} is broken before event {}: it does not name the hash of the one before",
                            centre,
                            event.stored().id());
                    broken.increment();
                    writer.noteBrokenChain(connection, event.stored().id());
                }
                previous = event.hash();
            }
        }

        private RecordPosition reload(RecordPosition from, EventLog.Gap.Reason reason) {
            if (isOtherLog(from)) {
                return from;
            }
            return switch (reason) {
                case TAIL_LOST ->
                    fork(from)
                            .map(kept -> branchOff(from, kept, RecordGap.Reason.TAIL_LOST))
                            .orElseGet(() -> skip(from));
                case TRIMMED -> skip(from);
            };
        }

        /** The log was replaced while it was read: the next turn sees to it. */
        private boolean isOtherLog(RecordPosition from) {
            return !log.head().identity().equals(from.identity());
        }

        /** Where the log goes another way than the record; empty if it holds all that is recorded. */
        private Optional<RecordPosition> fork(RecordPosition from) {
            EventRows.Known common = new ForkSearch(connection, writer, log)
                    .lastCommon(from.upTo().seq());
            return common.id().equals(from.upTo())
                    ? Optional.empty()
                    : Optional.of(new RecordPosition(common.id(), common.hash(), from.at(), from.identity()));
        }

        private RecordPosition branchOff(RecordPosition from, RecordPosition kept, RecordGap.Reason reason) {
            LOG.error(
                    "the log of {} does not hold what was recorded after {}: keeping it as a lost branch",
                    centre,
                    kept.upTo());
            bell.ring(
                    RUN_REBUILD,
                    from.upTo(),
                    "the record ends at " + from.upTo() + ", the log holds it only up to " + kept.upTo());
            broken.increment();
            refill.askFor();
            return writer.branchOff(connection, from, kept, reason);
        }

        /**
         * A log that begins where the record ends was rebuilt from it and is its continuation. One that holds nothing yet may be
         * about to be rebuilt: the record waits, whole, until that is done or somebody goes on without it.
         */
        private RecordPosition otherLog(RecordPosition from, LogHead head) {
            if (head.tail().equals(EventId.NONE) && from.upTo().seq() > 0) {
                throw new IllegalStateException("the log of " + centre + " is empty and the record ends at "
                        + from.upTo() + ": stop the dispatchers and run ./anling rebuild");
            }
            return continues(from, head)
                    ? writer.goOnWithRebuilt(connection, from, head.identity())
                    : startOver(from, head.identity());
        }

        private boolean continues(RecordPosition from, LogHead head) {
            if (head.tail().equals(from.upTo())) {
                return head.tailHash().equals(from.hash());
            }
            return log.read(from.upTo(), 1, Duration.ZERO) instanceof EventLog.Events page
                    && !page.events().isEmpty()
                    && EventRows.Read.of(page.events().getFirst()).previous().equals(from.hash());
        }

        private RecordPosition startOver(RecordPosition from, String identity) {
            LOG.error(
                    "another log took the place of the recorded one of {}: what was recorded is kept as a branch",
                    centre);
            bell.ring(
                    RUN_REBUILD,
                    from.upTo(),
                    "another log took the place of the one that was recorded up to " + from.upTo());
            broken.increment();
            refill.askFor();
            RecordPosition start = new RecordPosition(RecordPosition.START.upTo(), "", null, identity);
            return writer.branchOff(connection, from, start, RecordGap.Reason.OTHER_LOG);
        }

        private RecordPosition skip(RecordPosition from) {
            EventLog.Snapshot snapshot = log.findSnapshot()
                    .orElseThrow(() -> new IllegalStateException(
                            "the log of " + centre + " was trimmed and has no snapshot: look at its dispatcher"));
            if (snapshot.upTo().seq() <= from.upTo().seq()) {
                throw new IllegalStateException("the log of " + centre + " was trimmed beyond its snapshot");
            }
            LOG.error("events of {} were trimmed before they were recorded, up to {}", centre, snapshot.upTo());
            bell.ring(
                    INCOMPLETE,
                    snapshot.upTo(),
                    "events after " + from.upTo() + " up to " + snapshot.upTo()
                            + " were trimmed before they were recorded");
            broken.increment();
            refill.askFor();
            return writer.skipTo(connection, from, snapshot);
        }
    }

    /** Stops recording; the next recorder goes on behind the last committed batch. */
    @Override
    public void close() {
        worker.close();
    }
}
