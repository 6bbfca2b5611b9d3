package org.anling.registry.record;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.id.ElderId;
import org.anling.contract.people.Role;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.privacy.Keeping;
import org.anling.registry.privacy.Retention;
import org.anling.registry.privacy.RetentionRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is old enough goes in the night, and the rest stays. */
class RetentionIT {
    private static final Keeping KEEPING =
            new Keeping(Duration.ofDays(100), Duration.ofDays(200), Duration.ofDays(50), 3, ZoneOffset.UTC);

    private final RecordedLog recorded = new RecordedLog();
    private final WrittenLog log = recorded.log;
    private final RegistryDatabase database = recorded.database;
    private final LockedConnection connection = recorded.connection;
    private Retention retention;
    private Instant now = log.now();

    @BeforeEach
    void a_closed_and_an_open_incident_and_some_entries() throws Exception {
        log.commit(Stories.opened(57), Stories.closed(57, "because"), Stories.opened(58), Stories.ignored());
        recorded.record();
        note(
                look(now),
                look(now.plus(Duration.ofDays(150))),
                AuditEntry.of(AuditKind.SIGN_IN, now, "s-1", Role.OPERATOR, "sign-in", "10.0.0.7"),
                AuditEntry.of(AuditKind.ERASURE, now, "s-9", Role.ADMIN, "elder", "blocks=1"));
        retention = new Retention(CENTRE, KEEPING, () -> now);
        retention.begin(connection);
    }

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void nothing_goes_before_its_time() {
        nights(49);
        assertThat(blocks()).isEqualTo(4);
        assertThat(kinds()).containsExactlyInAnyOrder("LOOK", "LOOK", "SIGN_IN", "ERASURE");
    }

    @Test
    void blocks_of_what_is_closed_go_and_the_open_incident_keeps_its_own() {
        nights(101);
        assertThat(blocks()).isEqualTo(1);
        assertThat(count("select count(*) from event where personal is not null and incident = 'inc-58'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from incident where state::text like '%because%'"))
                .isZero();
        assertThat(erasures()).contains("blocks=3 entries=0 sign-ins=1");
        assertThat(hashesHold()).isTrue();
    }

    @Test
    void entries_go_by_their_kind_and_what_proves_an_erasure_stays() {
        nights(51);
        assertThat(kinds()).as("only who signed in").doesNotContain("SIGN_IN").contains("LOOK");
        nights(201);
        assertThat(count("select count(*) from audit where kind = 'LOOK'"))
                .as("the younger one")
                .isEqualTo(1);
        nights(351);
        assertThat(count("select count(*) from audit where kind = 'LOOK'")).isZero();
        assertThat(erasures()).contains("blocks=1");
    }

    @Test
    void it_is_done_once_a_night_and_not_before_the_hour() {
        nights(101);
        RetentionRun first = last();
        assertThat(first.doneAt()).isEqualTo(now);
        note(AuditEntry.of(AuditKind.SIGN_IN, log.now(), "s-1", Role.OPERATOR, "sign-in", null));
        now = now.plus(Duration.ofHours(1));
        retention.turn(connection);
        assertThat(last()).isEqualTo(first);
        assertThat(kinds()).contains("SIGN_IN");
        now = first.day().plusDays(1).atTime(2, 59).toInstant(ZoneOffset.UTC);
        retention.turn(connection);
        assertThat(last()).isEqualTo(first);
        now = now.plus(Duration.ofMinutes(1));
        retention.turn(connection);
        assertThat(last().day()).isEqualTo(first.day().plusDays(1));
        assertThat(last().signIns()).isEqualTo(1);
    }

    /** So many days later, at the same hour of the day as the log was written. */
    private void nights(int days) {
        now = log.now().plus(Duration.ofDays(days));
        retention.turn(connection);
    }

    private RetentionRun last() {
        return database.call(
                transaction -> Retention.findLast(transaction, CENTRE).orElseThrow());
    }

    private boolean hashesHold() {
        return database
                .call(transaction -> transaction.list(
                        "select * from event",
                        row -> EntryCodec.hash(EventRows.map(row).event().entry())
                                .equals(row.getString("hash"))))
                .stream()
                .allMatch(holds -> holds);
    }

    private long blocks() {
        return count("select count(*) from event where personal is not null");
    }

    private List<String> kinds() {
        return database.call(transaction ->
                transaction.list("select kind from audit where person <> 'retention'", row -> row.getString("kind")));
    }

    private List<String> erasures() {
        return database.call(transaction ->
                transaction.list("select subject from audit where kind = 'ERASURE'", row -> row.getString("subject")));
    }

    private void note(AuditEntry... entries) {
        database.run(transaction -> AuditLog.append(transaction, CENTRE, List.of(entries)));
    }

    private long count(String sql) {
        return database.call(
                transaction -> transaction.find(sql, row -> row.getLong(1)).orElseThrow());
    }

    private static AuditEntry look(Instant at) {
        return new AuditEntry(at, "s-1", Role.OPERATOR, new ElderId("e-1"), "card", Stories.id(57), null);
    }
}
