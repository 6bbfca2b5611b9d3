package org.anling.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.journal.EventLog.Gap;
import org.anling.journal.fake.Fault;
import org.anling.journal.fake.Faults;
import org.anling.journal.fake.MemoryJournal;
import org.anling.journal.testing.Samples;
import org.junit.jupiter.api.Test;

/** The fake keeps the contract, and its faults do what they say. */
class MemoryJournalTest extends JournalContractTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
    private final MemoryJournal journal = new MemoryJournal(CENTRE, now::get);

    @Override
    Inbox inbox() {
        return journal.inbox();
    }

    @Override
    CentreJournal writer() {
        return journal.centreJournal();
    }

    @Override
    EventLog reader() {
        return journal.eventLog();
    }

    @Override
    void pass(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Test
    void an_append_whose_answer_is_lost_lies_there_all_the_same() {
        journal.faults(operation -> Fault.ANSWER_LOST);
        assertThat(append()).isEqualTo(Inbox.Appended.UNKNOWN);
        journal.faults(operation -> Fault.NOT_DONE);
        assertThat(append()).isEqualTo(Inbox.Appended.UNKNOWN);
        journal.faults(operation -> Fault.REFUSED);
        assertThat(append()).isEqualTo(Inbox.Appended.REJECTED);

        assertThat(journal.entries(Lane.URGENT)).hasSize(1);
    }

    @Test
    void a_late_commit_after_a_takeover_writes_nothing() {
        CentreJournal first = writer();
        LeaseToken old = acquire(first, "owner-a");
        Commit late = batch(old, "b-1", first.head(), 1);
        journal.faults(operation -> operation == Faults.Operation.COMMIT ? Fault.LATE : Fault.NONE);
        assertThat(first.commit(late, Samples.TTL)).isEqualTo(CommitOutcome.UNKNOWN);
        journal.faults(Faults.NONE);
        first.release(old);
        CentreJournal second = writer();
        LeaseToken next = acquire(second, "owner-b");
        commit(second, batch(next, "b-2", second.head(), 2));

        journal.runLate();

        assertThat(journal.events()).hasSize(2).allMatch(event -> event.id().epoch() == next.epoch());
    }

    @Test
    void a_lost_tail_takes_whole_writes_and_readers_notice() {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        commit(writer, batch(lease, "b-1", writer.head(), 2));
        LogHead before = writer.head();
        commit(writer, batch(lease, "b-2", before, 3));
        EventLog log = reader();
        EventId seen = read(log, EventId.NONE).getLast().id();

        assertThat(journal.loseTail(1)).isEqualTo(1);

        assertThat(writer().head()).isEqualTo(before);
        assertThat(log.read(seen, 10, Duration.ZERO)).isEqualTo(new Gap(Gap.Reason.TAIL_LOST));
        assertThat(writer.commit(batch(lease, "b-3", before, 3), Samples.TTL)).isEqualTo(CommitOutcome.FENCED);
    }

    @Test
    void another_event_of_the_same_id_is_noticed_by_its_chain() {
        CentreJournal writer = writer();
        LeaseToken lease = acquire(writer, "owner-a");
        LogHead start = writer.head();
        commit(
                writer,
                Samples.commit(
                        lease, "b-1", start, Samples.events(CENTRE, start, lease.epoch(), java.util.List.of("one"))));
        EventLog log = reader();
        EventId seen = read(log, EventId.NONE).getLast().id();
        journal.loseTail(1);
        CentreJournal careless = writer();
        commit(
                careless,
                Samples.commit(
                        lease,
                        "b-2",
                        start,
                        Samples.events(CENTRE, start, lease.epoch(), java.util.List.of("two", "three"))));

        assertThat(log.read(seen, 10, Duration.ZERO)).isEqualTo(new Gap(Gap.Reason.TAIL_LOST));
    }

    private Inbox.Appended append() {
        return inbox().append(Samples.input(CENTRE, "in-1", Lane.URGENT))
                .toCompletableFuture()
                .join();
    }
}
