package org.anling.registry.record;

import static org.anling.registry.Samples.BY;
import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.id.ElderId;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.people.Role;
import org.anling.journal.EventChain;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.outbox.OutboxRow;
import org.anling.registry.people.Elders;
import org.anling.registry.people.Numbers;
import org.anling.registry.privacy.ElderErasure;
import org.anling.registry.privacy.ElderFile;
import org.anling.registry.privacy.Erased;
import org.anling.registry.privacy.ErasureGround;
import org.anling.registry.privacy.Keeping;
import org.anling.registry.privacy.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An elder of whom nothing may be known any more, in a record that goes on. Every event of the log carries a note. */
class ElderErasureIT {
    private static final ElderId ELDER = new ElderId("e-1");
    private static final Duration YEARS = Duration.ofDays(3_650);

    private final WrittenLog log = new WrittenLog();
    private SeededRegistry registry;
    private RegistryDatabase database;
    private LockedConnection connection;
    private Recorder recorder;

    @BeforeEach
    void a_closed_incident_two_calls_and_a_look() throws Exception {
        registry = SeededRegistry.with(Samples.seed(2, 1));
        database = registry.database();
        connection = database.tryLock("test").orElseThrow();
        recorder = new Recorder(database, CENTRE, log.journal()::eventLog, new SimpleMeterRegistry());
        recorder.work().begin(connection);
        log.commit(Stories.opened(57));
        log.commit(Stories.care(57));
        log.commit(Stories.closed(57, "her daughter Li Hong came"));
        log.commit(rang("c-1", "e-1"), new CallEvent.CallRecorded("c-1", null), rang("c-2", "e-2"));
        record();
        database.run(transaction -> AuditLog.append(
                transaction,
                CENTRE,
                List.of(new AuditEntry(log.now(), "s-1", Role.OPERATOR, ELDER, "glass", null, "her son Wang asked"))));
        registry.relayAll();
    }

    @AfterEach
    void close() {
        connection.close();
        registry.close();
    }

    @Test
    void nothing_names_the_elder_any_more_and_the_chain_still_verifies() {
        long facts = count("select count(*) from report_fact");
        Erased erased = erase();
        assertThat(erased).isEqualTo(new Erased.Done(11, 1, 1, 1));
        assertThat(new Elders(database, CENTRE).find(ELDER)).isEmpty();
        assertThat(count("select count(*) from contact where elder = 'e-1'")).isZero();
        assertThat(count("select count(*) from device where elder = 'e-1'")).isZero();
        assertThat(count("select count(*) from responder where 'e-1' = any (keys_of)"))
                .isZero();
        assertThat(count("select count(*) from event where (personal is null) <> (salt is null)"))
                .isZero();
        assertThat(count("select count(*) from event where personal is not null"))
                .as("the call of somebody else")
                .isEqualTo(1);
        assertThat(count("select count(*) from incident where state::text like '%Li Hong%'"))
                .isZero();
        assertThat(count("select count(*) from audit where reason like '%Wang%'"))
                .isZero();
        assertThat(new RecordQueries(database, CENTRE).find(Stories.id(57)))
                .get()
                .satisfies(state -> assertThat(state.place()).isNull());
        assertThat(count("select count(*) from report_fact")).isEqualTo(facts);
        assertThatTheChainHolds();
    }

    @Test
    void who_erased_when_why_and_how_much_is_in_the_audit_without_anything_personal() {
        erase();
        AuditEntry proof = proofs().getFirst();
        assertThat(proof)
                .returns(BY.person(), AuditEntry::person)
                .returns(BY.at(), AuditEntry::at)
                .returns(ELDER, AuditEntry::elder)
                .returns(ErasureGround.DECEASED.name(), AuditEntry::reason)
                .returns("blocks=11 incidents=1 devices=1 keys=1", AuditEntry::subject);
        assertThat(proof.toString()).doesNotContain("张三", "010-5550100", "Li Hong");
    }

    @Test
    void the_copies_are_told_of_the_elder_the_device_and_who_held_the_key() {
        erase();
        assertThat(registry.pending())
                .extracting(OutboxRow::change)
                .extracting(change -> change.subject() + " " + change.id())
                .containsExactly("ELDER e-1", "DEVICE d-1", "RESPONDER doctor-1");
        assertThat(new Numbers(database, CENTRE).find("13800000001"))
                .as("the number of a contact leads to the other elder only")
                .get()
                .satisfies(owner ->
                        assertThat(owner.elders()).extracting(ElderRef::id).containsExactly(new ElderId("e-2")));
    }

    @Test
    void nothing_is_erased_while_somebody_works_on_an_incident_of_the_elder() throws Exception {
        log.commit(Stories.opened(58));
        record();
        long blocks = count("select count(*) from event where personal is not null");
        assertThat(erase()).isEqualTo(new Erased.IncidentOpen());
        assertThat(count("select count(*) from event where personal is not null"))
                .isEqualTo(blocks);
        assertThat(new Elders(database, CENTRE).find(ELDER)).isPresent();
        assertThat(proofs()).isEmpty();
        assertThat(registry.pending()).isEmpty();
    }

    @Test
    void what_is_said_at_the_follow_up_afterwards_does_not_stay_either() throws Exception {
        erase();
        log.commit(new IncidentEvent.FollowedUp(Stories.id(57), Stories.OPERATOR, FollowUpOutcome.WELL));
        record();
        assertThat(count("select count(*) from event where incident = 'inc-57' and personal is not null"))
                .isEqualTo(1);
        retention(BY.at().plusSeconds(3600)).turn(connection);
        assertThat(count("select count(*) from event where incident = 'inc-57' and personal is not null"))
                .isZero();
        assertThat(proofs()).extracting(AuditEntry::subject).contains("blocks=1");
        assertThatTheChainHolds();
    }

    @Test
    void whoever_gets_the_number_later_keeps_what_is_his() throws Exception {
        erase();
        new Elders(database, CENTRE).put(Samples.elder("e-1"));
        log.pass(Duration.ofDays(1));
        log.commit(Stories.opened(59), Stories.closed(59));
        record();
        retention(log.now()).turn(connection);
        assertThat(count("select count(*) from event where incident = 'inc-59' and personal is not null"))
                .isEqualTo(2);
    }

    @Test
    void of_somebody_unknown_there_is_nothing_to_erase_and_nothing_to_hand_out() {
        ElderId nobody = new ElderId("nobody");
        assertThat(new ElderErasure(database, CENTRE).erase(nobody, ErasureGround.ASKED, BY))
                .isEqualTo(new Erased.Unknown());
        assertThat(new ElderFile(database, CENTRE).collect(nobody, BY.at())).isEmpty();
    }

    private Erased erase() {
        return new ElderErasure(database, CENTRE).erase(ELDER, ErasureGround.DECEASED, BY);
    }

    private Retention retention(Instant now) {
        return new Retention(CENTRE, new Keeping(YEARS, YEARS, YEARS, 3, ZoneOffset.UTC), () -> now);
    }

    private void record() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            recorder.work().turn(connection);
        }
    }

    private List<AuditEntry> proofs() {
        try (AuditLog audit = new AuditLog(database, CENTRE, new SimpleMeterRegistry())) {
            return audit.ofElder(ELDER, 100).stream()
                    .filter(entry -> entry.kind() == AuditKind.ERASURE)
                    .toList();
        }
    }

    /** As a reader of the log would, one event at a time, so that each is held against the hash of the one before. */
    private void assertThatTheChainHolds() {
        List<StoredEvent> events = database.call(transaction -> transaction.list(
                "select * from event order by seq", row -> EventRows.map(row).event()));
        List<String> hashes = database.call(
                transaction -> transaction.list("select hash from event order by seq", row -> row.getString("hash")));
        assertThat(events.stream().map(event -> EntryCodec.hash(event.entry())).toList())
                .isEqualTo(hashes);
        EventChain chain = new EventChain();
        EventId last = EventId.NONE;
        for (StoredEvent event : events) {
            assertThat(chain.follow(last, List.of(event)))
                    .as("event %s", event.id())
                    .isEmpty();
            last = event.id();
        }
    }

    private static Event rang(String call, String elder) {
        ElderRef ref = new ElderRef(new ElderId(elder), Samples.COMMUNITY, 1, "sos-at-once", ElderRef.Risk.HIGH);
        return new CallEvent.CallRang(call, new Caller(Caller.Party.ELDER, "k-" + call, List.of(ref), null), null);
    }

    private long count(String sql) {
        return database.call(
                transaction -> transaction.find(sql, row -> row.getLong(1)).orElseThrow());
    }
}
