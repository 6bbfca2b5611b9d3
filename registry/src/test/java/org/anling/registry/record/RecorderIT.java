package org.anling.registry.record;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.fold.Fact;
import org.anling.contract.fold.IncidentFold;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.InputId;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.input.CentreFinding;
import org.anling.contract.log.InboxItem;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.fake.Fault;
import org.anling.journal.fake.Faults;
import org.anling.registry.TestPostgres;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.RegistryRefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecorderIT {

    private final WrittenLog log = new WrittenLog();
    private RegistryDatabase database;
    private LockedConnection connection;
    private RecordQueries queries;
    private Recorder recorder;

    @BeforeEach
    void open() {
        database = RegistryDatabase.open(TestPostgres.migrated(), new SimpleMeterRegistry());
        connection = database.tryLock("test").orElseThrow();
        queries = new RecordQueries(database, CENTRE);
        recorder = begun(log.journal()::eventLog);
    }

    @AfterEach
    void close() {
        connection.close();
        database.close();
    }

    @Test
    void an_incident_is_recorded_from_opening_to_closing() throws Exception {
        log.commit(Stories.opened(57));
        log.commit(Stories.help(57));
        log.commit(Stories.care(57));
        recordAll(recorder);
        IncidentState open = queries.find(Stories.id(57)).orElseThrow();
        assertThat(open.handling()).isEqualTo(Handling.TAKEN);
        assertThat(open.help()).isEqualTo(Help.SAFE);
        assertThat(queries.closedBefore(Stories.LATER, 10)).isEmpty();
        log.commit(Stories.closed(57));
        recordAll(recorder);
        IncidentState closed = queries.closedBefore(Stories.LATER, 10).getFirst();
        assertThat(closed.number()).isEqualTo(57);
        assertThat(closed.handling()).isEqualTo(Handling.CLOSED);
        assertThat(closed.owner()).isEqualTo(Stories.OPERATOR);
        assertThat(closed.deadlines()).isEmpty();
        assertThat(closed.offers())
                .extracting(IncidentState.Offer::status)
                .containsExactly(OfferStatus.ACCEPTED, OfferStatus.DECLINED, OfferStatus.WITHDRAWN);
        assertThat(closed.clocks().raisedAt()).isBefore(closed.clocks().receivedAt());
        assertThat(closed.clocks().closedAt()).isEqualTo(log.now());
        assertThat(queries.ofElder(new ElderId("e-1"), 10)).containsExactly(closed);
    }

    @Test
    void a_text_that_the_database_cannot_hold_does_not_stop_the_record() throws Exception {
        String reason = "a\0\0b \\u0000";
        log.commit(Stories.opened(57), Stories.taken(57), Stories.closed(57, reason));
        recordAll(recorder);
        assertThat(Objects.requireNonNull(
                                queries.find(Stories.id(57)).orElseThrow().closing())
                        .reason())
                .isEqualTo("a\uFFFD\uFFFDb \\u0000");
        assertThat(queries.timeline(Stories.id(57)).getLast().event())
                .isEqualTo(log.journal().events().getLast());
    }

    @Test
    void the_timeline_holds_every_event_as_it_was_committed() throws Exception {
        log.commit(Stories.opened(57), Stories.ignored());
        log.commit(Stories.taken(57));
        recordAll(recorder);
        List<StoredEvent> committed = log.journal().events();
        assertThat(queries.timeline(Stories.id(57)))
                .extracting(RecordedEvent::event)
                .containsExactly(committed.get(0), committed.get(2));
        assertThat(queries.position().upTo()).isEqualTo(committed.get(2).id());
        assertThat(queries.position().at()).isEqualTo(log.now());
        assertThat(recorder.findPosition()).contains(queries.position());
        assertThat(recorder.lag()).isZero();
        assertThat(log.journal().eventLog().findCursor(Recorder.READER))
                .contains(committed.get(2).id());
    }

    @Test
    void a_crash_between_writing_and_moving_the_cursor_leaves_nothing_behind() throws Exception {
        log.commit(Stories.opened(57));
        recordAll(recorder);
        log.commit(Stories.taken(57));
        execute("create function fail() returns trigger language plpgsql as $$ begin raise 'killed here'; end $$");
        execute("create trigger fail before update on record_cursor for each row execute function fail()");
        assertThatThrownBy(() -> turn(recorder)).isInstanceOf(RegistryRefusedException.class);
        assertThat(countEvents()).isEqualTo(1);
        execute("drop trigger fail on record_cursor");
        Recorder next = begun(log.journal()::eventLog);
        recordAll(next);
        assertThat(countEvents()).isEqualTo(2);
        assertThat(queries.find(Stories.id(57)).orElseThrow().handling()).isEqualTo(Handling.TAKEN);
    }

    @Test
    void a_crash_after_the_commit_and_before_the_log_knows_doubles_nothing() throws Exception {
        log.commit(Stories.opened(57), Stories.taken(57));
        turn(recorder);
        log.journal().faults(operation -> operation == Faults.Operation.CURSOR ? Fault.NOT_DONE : Fault.NONE);
        assertThatThrownBy(() -> turn(recorder)).isInstanceOf(JournalUnavailableException.class);
        log.journal().faults(Faults.NONE);
        recordAll(begun(log.journal()::eventLog));
        assertThat(countEvents()).isEqualTo(2);
    }

    @Test
    void whatever_fails_whenever_each_event_is_recorded_exactly_once() throws Exception {
        Random random = new Random(4711);
        for (int number = 1; number <= 40; number++) {
            log.commit(Stories.opened(number), Stories.taken(number));
            log.journal().faults(operation -> random.nextInt(3) == 0 ? Fault.ANSWER_LOST : Fault.NONE);
            recorder = turnOrRestart(recorder);
            log.journal().faults(Faults.NONE);
        }
        recordAll(begun(log.journal()::eventLog));
        assertThat(countEvents()).isEqualTo(80);
        assertThat(queries.gaps(10)).isEmpty();
        assertThat(queries.find(Stories.id(40)).orElseThrow().handling()).isEqualTo(Handling.TAKEN);
    }

    @Test
    void a_log_that_lost_its_tail_leaves_a_marked_branch_and_the_record_goes_on() throws Exception {
        log.commit(Stories.opened(57));
        log.commit(Stories.taken(57));
        log.commit(Stories.opened(58));
        recordAll(recorder);
        log.loseTailAfter(1);
        log.commit(Stories.ignored());
        recordAll(recorder);
        assertThat(queries.find(Stories.id(57)).orElseThrow().handling()).isEqualTo(Handling.WAITING);
        assertThat(queries.timeline(Stories.id(57)))
                .extracting(RecordedEvent::branch)
                .containsExactly(0, 1);
        assertThat(queries.timeline(Stories.id(58)))
                .extracting(RecordedEvent::branch)
                .containsExactly(1);
        assertThat(queries.position().upTo())
                .isEqualTo(log.journal().events().getLast().id());
        assertThat(findings()).as("the supervisor is told, once").containsExactly("run-rebuild");
        RecordGap gap = queries.gaps(10).getFirst();
        assertThat(gap.reason()).isEqualTo(RecordGap.Reason.TAIL_LOST);
        assertThat(List.of(gap.fromSeq(), gap.toSeq())).containsExactly(2L, 3L);
        log.commit(Stories.opened(58));
        recordAll(begun(log.journal()::eventLog));
        assertThat(queries.find(Stories.id(58))).isPresent();
        assertThat(queries.gaps(10)).hasSize(1);
    }

    @Test
    void events_that_were_trimmed_too_early_are_made_up_for_by_the_snapshot() throws Exception {
        log.commit(Stories.opened(57));
        recordAll(recorder);
        IncidentState known = queries.find(Stories.id(57)).orElseThrow();
        EventLog writer = log.journal().eventLog();
        writer.removeReader(Recorder.READER);
        log.commit(Stories.taken(57));
        log.commit(Stories.ignored());
        IncidentState taken = Objects.requireNonNull(IncidentFold.follow(
                known, Fact.of(EventRows.Read.of(log.journal().events().get(1)).entry())));
        EventId upTo = log.journal().events().getLast().id();
        writer.writeSnapshot(
                upTo, List.of(new SnapshotPiece("incident/inc-57", upTo.seq(), ContractJson.encode(taken))));
        writer.trim();
        log.commit(Stories.closed(57));
        recordAll(recorder);
        assertThat(queries.find(Stories.id(57)).orElseThrow().owner()).isEqualTo(Stories.OPERATOR);
        assertThat(queries.closedBefore(Stories.LATER, 10)).hasSize(1);
        assertThat(queries.gaps(10)).extracting(RecordGap::reason).containsExactly(RecordGap.Reason.TRIMMED);
        assertThat(findings()).containsExactly("record-incomplete");
    }

    @Test
    void a_broken_chain_of_hashes_is_noticed_and_noted() throws Exception {
        log.commit(Stories.opened(57));
        log.commit(Stories.taken(57));
        log.commit(Stories.ignored());
        Recorder tampered = begun(() ->
                new TamperedLog(log.journal().eventLog(), "memory-north", TamperedLog.rewriting(2, "s-1", "s-2")));
        recordAll(tampered);
        assertThat(queries.gaps(10)).singleElement().satisfies(gap -> {
            assertThat(gap.reason()).isEqualTo(RecordGap.Reason.CHAIN_BROKEN);
            assertThat(gap.fromSeq()).isEqualTo(3);
        });
        assertThat(countEvents()).isEqualTo(3);
    }

    @Test
    void a_chain_that_breaks_at_the_edge_of_a_batch_is_noticed_too() throws Exception {
        log.commit(Stories.opened(57));
        Supplier<EventLog> logs =
                () -> new TamperedLog(log.journal().eventLog(), "memory-north", TamperedLog.rewriting(1, "P1", "P2"));
        recordAll(begun(logs));
        log.commit(Stories.taken(57));
        recordAll(begun(logs));
        assertThat(queries.gaps(10)).extracting(RecordGap::reason).containsExactly(RecordGap.Reason.CHAIN_BROKEN);
        assertThat(countEvents()).isEqualTo(2);
    }

    @Test
    void another_log_in_the_place_of_the_recorded_one_does_not_overwrite_it() throws Exception {
        log.commit(Stories.opened(57), Stories.taken(57));
        recordAll(recorder);
        WrittenLog other = new WrittenLog();
        other.commit(Stories.opened(57));
        recordAll(begun(() -> new TamperedLog(other.journal().eventLog(), "other", event -> event)));
        assertThat(queries.timeline(Stories.id(57)))
                .extracting(RecordedEvent::branch)
                .containsExactly(1, 0, 1);
        assertThat(queries.find(Stories.id(57)).orElseThrow().handling()).isEqualTo(Handling.WAITING);
        assertThat(queries.gaps(10)).extracting(RecordGap::reason).containsExactly(RecordGap.Reason.OTHER_LOG);
    }

    /** What the supervisor was told, one for each id. */
    private List<String> findings() throws UnreadableException {
        Map<InputId, String> told = new LinkedHashMap<>();
        for (InboxItem item : log.journal().entries(Lane.URGENT)) {
            InputEntry entry = EntryCodec.decodeInput(item.entry());
            if (entry.body() instanceof CentreFinding finding) {
                told.put(entry.envelope().id(), finding.code());
            }
        }
        return List.copyOf(told.values());
    }

    private Recorder begun(Supplier<EventLog> logs) {
        Recorder begun =
                new Recorder(database, CENTRE, logs, Optional.of(log.journal().inbox()), new SimpleMeterRegistry());
        begun.work().begin(connection);
        return begun;
    }

    private Recorder turnOrRestart(Recorder before) throws InterruptedException {
        try {
            turn(before);
            turn(before);
            return before;
        } catch (JournalUnavailableException e) {
            return begun(log.journal()::eventLog);
        }
    }

    private void turn(Recorder which) throws InterruptedException {
        which.work().turn(connection);
    }

    /** Until nothing moves any more. */
    private void recordAll(Recorder which) throws InterruptedException {
        RecordPosition before;
        do {
            before = queries.position();
            turn(which);
        } while (!queries.position().equals(before));
    }

    private long countEvents() {
        return database.call(transaction -> transaction
                .find("select count(*) from event where branch = 0", row -> row.getLong(1))
                .orElseThrow());
    }

    private void execute(String sql) {
        database.run(transaction -> transaction.update(sql));
    }
}
