package org.anling.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.InboxItem;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.EventLog.Events;
import org.anling.journal.EventLog.Gap;
import org.anling.journal.testing.Samples;
import org.junit.jupiter.api.Test;

/** What every journal must do, the one in memory and the one on Redis. */
abstract class JournalContractTest {

    static final CentreId CENTRE = new CentreId("contract-test");

    abstract Inbox inbox();

    abstract CentreJournal writer();

    abstract EventLog reader();

    /** Lets time pass for leases. */
    abstract void pass(Duration duration);

    @Test
    void what_is_appended_is_read_in_order_from_its_lane_only() throws UnreadableException {
        append("in-1", Lane.URGENT);
        append("in-2", Lane.ROUTINE);
        append("in-3", Lane.URGENT);

        List<InboxItem> urgent = writer().read(Lane.URGENT, "0-0", 10);

        assertThat(ids(urgent)).containsExactly("in-1", "in-3");
        assertThat(ids(writer().read(Lane.ROUTINE, "0-0", 10))).containsExactly("in-2");
        InputEntry first = EntryCodec.decodeInput(urgent.getFirst().entry());
        assertThat(first).isEqualTo(Samples.input(CENTRE, "in-1", Lane.URGENT));
    }

    @Test
    void reading_goes_on_after_a_position_and_stops_at_the_wanted_number() {
        IntStream.range(0, 10).forEach(i -> append("in-" + i, Lane.URGENT));
        CentreJournal writer = writer();

        List<InboxItem> first = writer.read(Lane.URGENT, "0-0", 4);
        List<InboxItem> rest = writer.read(Lane.URGENT, first.getLast().position(), 100);

        assertThat(ids(first)).containsExactly("in-0", "in-1", "in-2", "in-3");
        assertThat(ids(rest)).hasSize(6).startsWith("in-4");
    }

    @Test
    void waiting_ends_at_once_when_there_is_something() {
        append("in-1", Lane.ROUTINE);

        writer().await(Cursors.START, Duration.ofSeconds(5));

        assertThat(writer().read(Lane.ROUTINE, "0-0", 1)).hasSize(1);
    }

    @Test
    void an_entry_of_another_centre_is_a_fault_of_the_caller() {
        InputEntry stranger = Samples.input(new CentreId("another"), "in-1", Lane.URGENT);

        assertThatThrownBy(() -> inbox().append(stranger)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_empty_log_has_an_identity_that_stays() {
        LogHead head = writer().head();

        assertThat(head.identity()).isNotBlank().isEqualTo(reader().head().identity());
        assertThat(head.tail()).isEqualTo(EventId.NONE);
        assertThat(head.cursors()).isEqualTo(Cursors.START);
        assertThat(head.tailHash()).isEmpty();
    }

    @Test
    void a_lease_has_one_owner_who_may_ask_again() {
        CentreJournal writer = writer();
        LeaseToken mine = acquire(writer, "owner-a");

        assertThat(writer().acquire("owner-b", Samples.TTL)).isEmpty();
        assertThat(writer.acquire("owner-a", Samples.TTL)).contains(mine);
        assertThat(writer.renew(mine, Samples.TTL)).isTrue();
    }

    @Test
    void the_next_owner_has_a_higher_epoch_and_fences_the_one_before() {
        CentreJournal first = writer();
        LeaseToken old = acquire(first, "owner-a");
        first.release(old);
        CentreJournal second = writer();
        LeaseToken next = acquire(second, "owner-b");

        assertThat(next.epoch()).isGreaterThan(old.epoch());
        assertThat(first.renew(old, Samples.TTL)).isFalse();
        assertThat(first.commit(batch(old, "b-1", first.head(), 1), Samples.TTL))
                .isEqualTo(CommitOutcome.FENCED);
        first.release(old);
        assertThat(second.renew(next, Samples.TTL)).isTrue();
    }

    @Test
    void a_lease_that_ran_out_is_free_and_its_owner_fenced() {
        CentreJournal first = writer();
        LeaseToken old = first.acquire("owner-a", Duration.ofMillis(100)).orElseThrow();

        pass(Duration.ofMillis(150));
        LeaseToken next = acquire(writer(), "owner-b");

        assertThat(next.epoch()).isGreaterThan(old.epoch());
        assertThat(first.renew(old, Samples.TTL)).isFalse();
        assertThat(first.commit(batch(old, "b-1", first.head(), 1), Samples.TTL))
                .isEqualTo(CommitOutcome.FENCED);
    }

    @Test
    void an_owner_may_go_on_until_somebody_else_has_the_lease() {
        CentreJournal writer = writer();
        LeaseToken lease = writer.acquire("owner-a", Duration.ofMillis(100)).orElseThrow();

        pass(Duration.ofMillis(150));

        assertThat(writer.commit(batch(lease, "b-1", writer.head(), 1), Samples.TTL))
                .isEqualTo(CommitOutcome.COMMITTED);
        assertThat(writer().acquire("owner-b", Samples.TTL)).isEmpty();
    }

    @Test
    void an_attempt_after_a_long_silence_counts_as_a_short_one() {
        CentreJournal writer = writer();
        CentreJournal other = writer();
        LeaseToken lease = writer.acquire("owner-a", CentreJournal.LONGEST_TICK.plusMillis(200))
                .orElseThrow();

        pass(CentreJournal.LONGEST_TICK.plusMillis(400));

        assertThat(other.acquire("owner-b", Samples.TTL))
                .as("the store may have stood still")
                .isEmpty();
        assertThat(writer.renew(lease, Samples.TTL)).isTrue();
        pass(Duration.ofMillis(250));
        assertThat(other.acquire("owner-b", Samples.TTL)).isEmpty();
    }

    @Test
    void a_commit_moves_tail_and_cursors_and_is_read_by_others() {
        append("in-1", Lane.URGENT);
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        String consumed = writer.read(Lane.URGENT, "0-0", 1).getFirst().position();
        LogHead head = writer.head();
        List<StoredEvent> events = Samples.events(CENTRE, head, lease.epoch(), List.of("in-1", "in-1"));
        Cursors to = new Cursors(consumed, "0-0");

        CommitOutcome outcome = writer.commit(Samples.commit(lease, "b-1", head, to, events), Samples.TTL);

        LogHead after = reader().head();
        assertThat(outcome).isEqualTo(CommitOutcome.COMMITTED);
        assertThat(after.tail()).isEqualTo(new EventId(lease.epoch(), 2));
        assertThat(after.cursors()).isEqualTo(to);
        assertThat(after.batchId()).isEqualTo("b-1");
        assertThat(after.tailHash()).isEqualTo(EntryCodec.hash(events.getLast().entry()));
        assertThat(read(reader(), EventId.NONE)).isEqualTo(events);
    }

    @Test
    void the_same_batch_again_is_done_before_and_writes_nothing() {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        Commit commit = batch(lease, "b-1", writer.head(), 3);
        assertThat(writer.commit(commit, Samples.TTL)).isEqualTo(CommitOutcome.COMMITTED);

        assertThat(writer.commit(commit, Samples.TTL)).isIn(CommitOutcome.DONE_BEFORE, CommitOutcome.FENCED);
        assertThat(writer().commit(commit, Samples.TTL)).isIn(CommitOutcome.DONE_BEFORE, CommitOutcome.FENCED);
        assertThat(read(reader(), EventId.NONE)).hasSize(3);
    }

    @Test
    void a_batch_on_another_tail_or_other_cursors_writes_nothing() {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        LogHead start = writer.head();
        commit(writer, batch(lease, "b-1", start, 1));
        LogHead now = writer.head();
        Commit wrongCursors = new Commit(
                lease,
                "b-3",
                now.tail(),
                new Cursors("5-0", "0-0"),
                new Cursors("6-0", "0-0"),
                Samples.events(CENTRE, now, lease.epoch(), List.of("x")));

        assertThat(writer().commit(batch(lease, "b-2", start, 1), Samples.TTL)).isEqualTo(CommitOutcome.CONFLICT);
        assertThat(writer.commit(wrongCursors, Samples.TTL)).isEqualTo(CommitOutcome.CONFLICT);
        assertThat(reader().head()).isEqualTo(now);
    }

    @Test
    void a_batch_without_events_moves_the_cursors() {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        LogHead head = writer.head();
        Cursors to = new Cursors("7-0", "8-1");

        CommitOutcome outcome = writer.commit(Samples.commit(lease, "b-1", head, to, List.of()), Samples.TTL);

        assertThat(outcome).isEqualTo(CommitOutcome.COMMITTED);
        assertThat(writer.head().cursors()).isEqualTo(to);
        assertThat(writer.head().tail()).isEqualTo(EventId.NONE);
    }

    @Test
    void ids_that_are_not_dense_and_broken_chains_are_faults_of_the_caller() {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        LogHead head = writer.head();
        List<StoredEvent> events = Samples.events(CENTRE, head, lease.epoch(), List.of("a", "b", "c"));
        LogHead lie = new LogHead(head.identity(), head.tail(), "not the hash", head.batchId(), head.cursors());
        List<StoredEvent> wrongStart = Samples.events(CENTRE, lie, lease.epoch(), List.of("a"));

        List<StoredEvent> hole = List.of(events.get(0), events.get(2));
        assertThatThrownBy(() -> writer.commit(Samples.commit(lease, "b-1", head, hole), Samples.TTL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.commit(Samples.commit(lease, "b-1", head, wrongStart), Samples.TTL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(reader().head().tail()).isEqualTo(EventId.NONE);
    }

    @Test
    void a_writer_never_builds_on_less_than_it_knew_under_one_lease() {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        LogHead start = writer.head();
        commit(writer, batch(lease, "b-1", start, 2));

        assertThat(writer.commit(batch(lease, "b-2", start, 1), Samples.TTL)).isEqualTo(CommitOutcome.FENCED);
        assertThat(writer.renew(lease, Samples.TTL)).isFalse();
        assertThat(acquire(writer, "owner-b").epoch()).isGreaterThan(lease.epoch());
    }

    @Test
    void seq_stays_dense_over_epochs() {
        CentreJournal first = writer();
        LeaseToken lease = acquire(first, "owner-a");
        commit(first, batch(lease, "b-1", first.head(), 2));
        first.release(lease);
        CentreJournal second = writer();
        LeaseToken next = acquire(second, "owner-b");
        commit(second, batch(next, "b-2", second.head(), 2));

        List<StoredEvent> all = read(reader(), EventId.NONE);

        assertThat(all).extracting(event -> event.id().seq()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(all.getLast().id().epoch()).isEqualTo(next.epoch());
    }

    @Test
    void reading_at_the_end_brings_nothing_and_no_gap() {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        commit(writer, batch(lease, "b-1", writer.head(), 2));
        EventLog reader = reader();

        assertThat(read(reader, new EventId(lease.epoch(), 2))).isEmpty();
        assertThat(read(reader, new EventId(lease.epoch(), 1))).hasSize(1);
    }

    @Test
    void a_reader_ahead_of_the_log_is_told_that_the_tail_is_lost() {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        commit(writer, batch(lease, "b-1", writer.head(), 2));

        assertThat(reader().read(new EventId(lease.epoch(), 5), 10, Duration.ofMillis(10)))
                .isEqualTo(new Gap(Gap.Reason.TAIL_LOST));
        assertThat(reader().read(new EventId(lease.epoch() - 1, 5), 10, Duration.ofMillis(10)))
                .isEqualTo(new Gap(Gap.Reason.TAIL_LOST));
    }

    @Test
    void events_go_behind_snapshot_and_slowest_reader_and_a_late_reader_meets_a_gap() {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        commit(writer, batch(lease, "b-1", writer.head(), 10));
        EventLog log = reader();
        long epoch = lease.epoch();
        log.saveCursor("slow", new EventId(epoch, 3));
        assertThat(log.trim()).as("without a snapshot nothing goes").isZero();

        log.writeSnapshot(new EventId(epoch, 8), List.of(new SnapshotPiece("incident/1", 7, "{}")));
        assertThat(log.trim()).isEqualTo(3);
        assertThat(read(log, new EventId(epoch, 3))).hasSize(7);
        log.removeReader("slow");
        assertThat(log.trim()).isEqualTo(5);

        assertThat(reader().read(EventId.NONE, 10, Duration.ofMillis(10))).isEqualTo(new Gap(Gap.Reason.TRIMMED));
        assertThat(reader().read(new EventId(epoch, 3), 10, Duration.ofMillis(10)))
                .isEqualTo(new Gap(Gap.Reason.TRIMMED));
        assertThat(read(reader(), new EventId(epoch, 8))).hasSize(2);
    }

    @Test
    void the_inbox_goes_behind_the_cursors_only() {
        IntStream.range(0, 5).forEach(i -> append("in-" + i, Lane.URGENT));
        append("r-0", Lane.ROUTINE);
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        List<InboxItem> items = writer.read(Lane.URGENT, "0-0", 3);
        Cursors to = new Cursors(items.getLast().position(), "0-0");
        commit(writer, Samples.commit(lease, "b-1", writer.head(), to, List.of()));

        assertThat(reader().trim()).isEqualTo(3);
        assertThat(ids(writer.read(Lane.URGENT, "0-0", 10))).containsExactly("in-3", "in-4");
        assertThat(writer.read(Lane.ROUTINE, "0-0", 10)).hasSize(1);
    }

    @Test
    void a_snapshot_is_the_latest_piece_of_each_key() {
        long epoch = logOf(20);
        EventLog log = reader();
        assertThat(log.findSnapshot()).isEmpty();
        log.writeSnapshot(
                new EventId(epoch, 10),
                List.of(
                        new SnapshotPiece("incident/1", 3, "{\"a\":1}"),
                        new SnapshotPiece("incident/2", 9, "{\"name\":\"王\"}")));
        log.writeSnapshot(
                new EventId(epoch, 20),
                List.of(new SnapshotPiece("incident/1", 15, "{\"a\":2}"), new SnapshotPiece("incident/2", 18, "")));

        EventLog.Snapshot snapshot = reader().findSnapshot().orElseThrow();

        assertThat(snapshot.upTo()).isEqualTo(new EventId(epoch, 20));
        assertThat(snapshot.pieces()).containsExactly(new SnapshotPiece("incident/1", 15, "{\"a\":2}"));
    }

    @Test
    void an_older_snapshot_moves_neither_the_mark_nor_newer_pieces_back() {
        long epoch = logOf(20);
        EventLog log = reader();
        assertThat(log.writeSnapshot(
                        new EventId(epoch, 20),
                        List.of(new SnapshotPiece("a", 15, "{}"), new SnapshotPiece("b", 16, "{}"))))
                .isTrue();
        log.writeSnapshot(
                new EventId(epoch, 10),
                List.of(new SnapshotPiece("a", 9, ""), new SnapshotPiece("b", 9, "{\"old\":1}")));

        EventLog.Snapshot snapshot = reader().findSnapshot().orElseThrow();

        assertThat(snapshot.upTo()).isEqualTo(new EventId(epoch, 20));
        assertThat(snapshot.pieces())
                .containsExactlyInAnyOrder(new SnapshotPiece("a", 15, "{}"), new SnapshotPiece("b", 16, "{}"));
    }

    @Test
    void a_snapshot_of_events_that_the_log_does_not_hold_is_not_written() {
        long epoch = logOf(20);
        EventLog log = reader();
        List<SnapshotPiece> pieces = List.of(new SnapshotPiece("a", 15, "{}"));

        assertThat(log.writeSnapshot(new EventId(epoch - 1, 15), pieces)).isFalse();
        assertThat(log.writeSnapshot(new EventId(epoch, 21), pieces)).isFalse();

        assertThat(reader().findSnapshot()).isEmpty();
        assertThat(log.writeSnapshot(new EventId(epoch, 15), List.of())).isTrue();
        assertThat(reader().findSnapshot().orElseThrow().pieces()).isEmpty();
    }

    @Test
    void the_writer_replaces_the_whole_snapshot_where_the_log_ends_and_nobody_else_does() {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        commit(writer, batch(lease, "b-1", writer.head(), 5));
        EventId tail = writer.head().tail();
        reader().writeSnapshot(tail, List.of(new SnapshotPiece("lost", 5, "{}")));
        List<SnapshotPiece> whole = List.of(new SnapshotPiece("a", 3, "{}"), new SnapshotPiece("b", 4, "{}"));
        LeaseToken stranger = new LeaseToken("stranger", lease.epoch());

        assertThat(writer.replaceSnapshot(stranger, tail, whole, Samples.TTL)).isFalse();
        assertThat(writer.replaceSnapshot(lease, new EventId(lease.epoch(), 4), whole, Samples.TTL))
                .isFalse();
        assertThat(reader().findSnapshot().orElseThrow().pieces()).hasSize(1);

        assertThat(writer.replaceSnapshot(lease, tail, whole, Samples.TTL)).isTrue();
        assertThat(reader().findSnapshot().orElseThrow().pieces()).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(reader().findSnapshot().orElseThrow().upTo()).isEqualTo(tail);
    }

    @Test
    void a_piece_above_64_kilobytes_is_refused_and_large_snapshots_are_not() {
        long epoch = logOf(41);
        EventLog log = reader();
        List<SnapshotPiece> pieces = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> pieces.add(new SnapshotPiece("p/" + i, i, "x".repeat(60_000))));

        log.writeSnapshot(new EventId(epoch, 40), pieces);

        assertThat(reader().findSnapshot().orElseThrow().pieces()).hasSize(40);
        assertThatThrownBy(() -> log.writeSnapshot(
                        new EventId(epoch, 41), List.of(new SnapshotPiece("big", 41, "x".repeat(65_537)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_reader_finds_its_place_again() {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        commit(writer, batch(lease, "b-1", writer.head(), 5));
        EventLog log = reader();
        assertThat(log.findCursor("recorder")).isEmpty();
        EventId last = read(log, EventId.NONE).getLast().id();

        log.saveCursor("recorder", last);
        commit(writer, batch(lease, "b-2", writer.head(), 1));
        EventLog again = reader();

        assertThat(again.findCursor("recorder")).contains(last);
        assertThat(read(again, last)).hasSize(1);
    }

    final void append(String id, Lane lane) {
        Inbox.Appended outcome = inbox().append(Samples.input(CENTRE, id, lane))
                .toCompletableFuture()
                .join();
        assertThat(outcome).isEqualTo(Inbox.Appended.DURABLE);
    }

    static LeaseToken acquire(CentreJournal writer, String owner) {
        return writer.acquire(owner, Samples.TTL).orElseThrow();
    }

    static Commit batch(LeaseToken lease, String id, LogHead head, int events) {
        List<String> causes =
                IntStream.range(0, events).mapToObj(i -> "cause-" + i).toList();
        return Samples.commit(lease, id, head, Samples.events(CENTRE, head, lease.epoch(), causes));
    }

    static void commit(CentreJournal writer, Commit commit) {
        assertThat(writer.commit(commit, Samples.TTL)).isEqualTo(CommitOutcome.COMMITTED);
    }

    static List<StoredEvent> read(EventLog log, EventId after) {
        return ((Events) log.read(after, 1_000, Duration.ofMillis(20))).events();
    }

    static List<String> ids(List<InboxItem> items) {
        return items.stream()
                .map(item -> {
                    try {
                        return EntryCodec.decodeInput(item.entry())
                                .envelope()
                                .id()
                                .value();
                    } catch (UnreadableException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** Writes so many events; answers their epoch. */
    private long logOf(int events) {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-log");
        commit(writer, batch(lease, "b-log", writer.head(), events));
        return lease.epoch();
    }
}
