package org.anling.registry.outbox;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.database.RegistryDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxIT {

    private final Outbox outbox = new Outbox(CENTRE);
    private SeededRegistry registry;
    private RegistryDatabase database;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(0, 0));
        registry.relayAll();
        database = registry.database();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void numbers_are_dense_also_after_a_change_that_was_rolled_back() {
        note("a");
        assertThatThrownBy(() -> database.run(transaction -> {
                    outbox.lock(transaction);
                    outbox.append(transaction, List.of(change("lost")));
                    throw new IllegalArgumentException("changed my mind");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        note("b");
        List<Long> numbers = registry.pending().stream().map(OutboxRow::number).toList();
        assertThat(numbers).hasSize(2);
        assertThat(numbers.get(1)).isEqualTo(numbers.get(0) + 1);
    }

    @Test
    void a_change_that_commits_late_is_not_overtaken_by_one_that_began_after_it() throws Exception {
        CountDownLatch noted = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> database.run(transaction -> {
            outbox.lock(transaction);
            outbox.append(transaction, List.of(change("slow")));
            noted.countDown();
            awaitLatch(mayCommit);
        }));
        awaitLatch(noted);
        CompletableFuture<Void> quick = CompletableFuture.runAsync(() -> note("quick"));
        assertThat(registry.pending()).isEmpty();
        assertThat(quick).isNotDone();
        mayCommit.countDown();
        CompletableFuture.allOf(slow, quick).get(10, TimeUnit.SECONDS);
        assertThat(registry.pending()).extracting(row -> row.change().id()).containsExactly("slow", "quick");
    }

    @Test
    void what_is_relayed_is_not_pending_and_the_mark_never_goes_back() {
        note("a");
        note("b");
        List<OutboxRow> rows = registry.pending();
        database.run(transaction -> outbox.relayed(transaction, rows.get(1).number()));
        database.run(transaction -> outbox.relayed(transaction, rows.get(0).number()));
        assertThat(registry.pending()).isEmpty();
        assertThat(database.call(outbox::backlog).waiting()).isZero();
    }

    @Test
    void the_backlog_says_how_many_wait_and_since_when() {
        note("a");
        note("b");
        Outbox.Backlog backlog = database.call(outbox::backlog);
        assertThat(backlog.waiting()).isEqualTo(2);
        assertThat(backlog.since()).isEqualTo(registry.pending().getFirst().at());
    }

    @Test
    void a_centre_that_was_never_seeded_is_a_clear_mistake() {
        Outbox other = new Outbox(new CentreId("elsewhere"));
        assertThatThrownBy(() -> database.run(other::lock))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("seed it first");
    }

    private void note(String id) {
        database.run(transaction -> {
            outbox.lock(transaction);
            outbox.append(transaction, List.of(change(id)));
        });
    }

    private static ChangedRecord change(String id) {
        return new ChangedRecord(Subject.STAFF, id, Lane.URGENT);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
