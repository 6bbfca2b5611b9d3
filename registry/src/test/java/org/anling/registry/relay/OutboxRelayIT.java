package org.anling.registry.relay;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.log.InboxItem;
import org.anling.journal.Inbox;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.fake.Fault;
import org.anling.journal.fake.Faults;
import org.anling.journal.fake.MemoryJournal;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.people.Elders;
import org.anling.registry.people.Responders;
import org.anling.registry.push.PushSubscriptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {

    private final MemoryCopies copies = new MemoryCopies();
    private final MemoryJournal journal = new MemoryJournal(CENTRE, () -> Instant.parse("2026-03-14T08:15:30Z"));
    private SeededRegistry registry;
    private OutboxRelay relay;
    private LockedConnection connection;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(2, 1));
        relay = relay(journal.inbox());
        connection = registry.database().tryLock("test").orElseThrow();
    }

    @AfterEach
    void close() {
        connection.close();
        relay.close();
        registry.close();
    }

    @Test
    void a_seed_reaches_cache_and_inbox_in_the_routine_lane() throws Exception {
        turn();
        assertThat(copies.find("device:d-1", DeviceRecord.class).orElseThrow().elder())
                .isEqualTo(new Elders(registry.database(), CENTRE)
                        .get(new ElderId("e-1"))
                        .ref());
        assertThat(copies.find("card:e-2", ElderCard.class)).isPresent();
        assertThat(copies.find("person:s-1", PersonCard.class)).isPresent();
        assertThat(journal.entries(Lane.URGENT)).isEmpty();
        List<InputEntry> entries = entries(Lane.ROUTINE);
        assertThat(entries).hasSize(3);
        assertThat(entries.getFirst().body())
                .isEqualTo(new RegistryChange(
                        2,
                        new RegistryChange.PutResponder(new Responders(registry.database(), CENTRE)
                                .get(new ResponderId("doctor-1"))
                                .profile())));
        assertThat(Objects.requireNonNull(entries.getFirst().personal()).home())
                .isEqualTo(Samples.responder("doctor-1").base());
        assertThat(registry.pending()).isEmpty();
        assertThat(relay.lag()).isZero();
    }

    @Test
    void a_change_by_a_person_goes_through_the_urgent_lane() throws Exception {
        turn();
        new Responders(registry.database(), CENTRE).remove(new ResponderId("doctor-1"));
        turn();
        assertThat(entries(Lane.URGENT))
                .extracting(InputEntry::body)
                .containsExactly(
                        new RegistryChange(6 + 1, new RegistryChange.RemoveResponder(new ResponderId("doctor-1"), 2)));
        assertThat(copies.find("person:doctor-1", PersonCard.class)).isEmpty();
    }

    @Test
    void the_copy_of_a_card_names_the_browsers_that_listen() throws Exception {
        PersonCard.PushAddress browser = new PersonCard.PushAddress("b-1", "https://push.example/1", "key", "auth");
        PushSubscriptions browsers = new PushSubscriptions(registry.database(), CENTRE);
        browsers.put("doctor-1", browser);
        turn();
        assertThat(copies.find("person:doctor-1", PersonCard.class)
                        .orElseThrow()
                        .push())
                .containsExactly(browser);
        browsers.remove("doctor-1", "b-1");
        turn();
        assertThat(copies.find("person:doctor-1", PersonCard.class)
                        .orElseThrow()
                        .push())
                .isEmpty();
    }

    @Test
    void a_crash_after_each_step_doubles_and_loses_nothing() throws Exception {
        for (Fault fault : List.of(Fault.ANSWER_LOST, Fault.NOT_DONE, Fault.REFUSED)) {
            for (int failing = 0; failing < 3; failing++) {
                journal.faults(failAt(failing, fault));
                assertThatThrownBy(this::turn).isInstanceOf(JournalUnavailableException.class);
                assertThat(registry.pending()).isNotEmpty();
            }
        }
        journal.faults(Faults.NONE);
        turn();
        assertThat(registry.pending()).isEmpty();
        Set<String> ids = new TreeSet<>();
        entries(Lane.ROUTINE).forEach(entry -> ids.add(entry.envelope().id().value()));
        assertThat(ids).containsExactly("outbox-north-2", "outbox-north-3", "outbox-north-4");
    }

    @Test
    void a_removed_elder_is_forgotten_by_the_copies_and_a_new_one_of_that_number_is_not_mistaken_for_older()
            throws Exception {
        Elders elders = new Elders(registry.database(), CENTRE);
        ElderId id = new ElderId("e-1");
        elders.put(elders.get(id));
        turn();
        elders.remove(id, elders.get(id).version());
        turn();
        assertThat(copies.find("card:e-1", ElderCard.class)).isEmpty();
        assertThat(copies.find("device:d-1", DeviceRecord.class).orElseThrow().elder())
                .isNull();
        elders.put(Samples.elder("e-1"));
        elders.remove(id, elders.get(id).version());
        elders.put(Samples.elder("e-1"));
        turn();
        assertThat(copies.find("card:e-1", ElderCard.class).orElseThrow())
                .isEqualTo(elders.get(id).card());
    }

    @Test
    void a_change_that_commits_late_reaches_the_copies_after_those_before_it_and_none_is_left_out() throws Exception {
        turn();
        Elders elders = new Elders(registry.database(), CENTRE);
        CountDownLatch noted = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> late =
                CompletableFuture.runAsync(() -> registry.database().run(transaction -> {
                    new Outbox(CENTRE).lock(transaction);
                    elders.raiseCard(transaction, new ElderId("e-1"), Lane.URGENT);
                    noted.countDown();
                    awaitLatch(mayCommit);
                }));
        awaitLatch(noted);
        CompletableFuture<Void> next = CompletableFuture.runAsync(() -> elders.put(elders.get(new ElderId("e-2"))));
        turn();
        assertThat(entries(Lane.URGENT)).isEmpty();
        mayCommit.countDown();
        CompletableFuture.allOf(late, next).get(10, TimeUnit.SECONDS);
        turn();
        assertThat(entries(Lane.URGENT))
                .extracting(entry -> ((RegistryChange) entry.body()).change())
                .extracting(change ->
                        ((RegistryChange.PutElder) change).elder().id().value())
                .containsExactly("e-1", "e-2");
        assertThat(copies.find("card:e-1", ElderCard.class).orElseThrow().version())
                .isEqualTo(2);
        assertThat(registry.pending()).isEmpty();
    }

    @Test
    void a_cache_that_does_not_answer_keeps_inputs_and_mark_back() throws Exception {
        copies.breakDown();
        assertThatThrownBy(this::turn).isInstanceOf(JournalUnavailableException.class);
        assertThat(journal.entries(Lane.ROUTINE)).isEmpty();
        assertThat(registry.pending()).hasSize(6);
        copies.mend();
        turn();
        assertThat(registry.pending()).isEmpty();
    }

    @Test
    void a_relay_whose_connection_is_gone_cannot_mark() throws Exception {
        OutboxRelay orphan = relay(entry -> {
            terminateOthers();
            return journal.inbox().append(entry);
        });
        assertThatThrownBy(() -> orphan.work().turn(connection)).isInstanceOf(RegistryUnavailableException.class);
        assertThat(registry.pending()).hasSize(6);
        try (LockedConnection next = registry.database().tryLock("other").orElseThrow()) {
            relay.work().turn(next);
        }
        assertThat(registry.pending()).isEmpty();
        assertThat(entries(Lane.ROUTINE).stream()
                        .map(entry -> entry.envelope().id())
                        .distinct())
                .hasSize(3);
    }

    @Test
    void an_empty_cache_is_noticed_and_filled_again() throws Exception {
        turn();
        int full = copies.size();
        copies.clear();
        turn();
        assertThat(copies.size()).isEqualTo(full);
        assertThat(entries(Lane.ROUTINE).getLast().body()).isInstanceOf(RegistryChange.class);
        assertThat(entries(Lane.ROUTINE)).hasSize(4);
    }

    @Test
    void of_two_relays_one_works_and_the_other_takes_over() throws Exception {
        List<Inbox.Appended> appended = new CopyOnWriteArrayList<>();
        Inbox counting = entry -> {
            appended.add(Inbox.Appended.DURABLE);
            return CompletableFuture.completedStage(Inbox.Appended.DURABLE);
        };
        OutboxRelay first = relay(counting);
        try (OutboxRelay second = relay(counting)) {
            first.start();
            assertThat(first.awaitCaughtUp(Duration.ofSeconds(20))).isTrue();
            second.start();
            assertThat(appended).hasSize(3);
            assertThat(first.isElected()).isTrue();
            assertThat(second.isElected()).isFalse();
            first.close();
            await().atMost(Duration.ofSeconds(20)).until(second::isElected);
            Responders responders = new Responders(registry.database(), CENTRE);
            responders.put(responders.get(new ResponderId("doctor-1")));
            assertThat(second.awaitCaughtUp(Duration.ofSeconds(20))).isTrue();
            assertThat(appended).hasSize(4);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void turn() throws InterruptedException {
        relay.work().turn(connection);
    }

    private OutboxRelay relay(Inbox inbox) {
        return new OutboxRelay(registry.database(), CENTRE, copies, inbox, new SimpleMeterRegistry());
    }

    private void terminateOthers() {
        registry.database().run(transaction -> transaction.list("""
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()\
            """, row -> row.getBoolean(1)));
    }

    private static Faults failAt(int append, Fault fault) {
        List<Faults.Operation> seen = new ArrayList<>();
        return operation -> {
            seen.add(operation);
            return seen.size() == append + 1 ? fault : Fault.NONE;
        };
    }

    private List<InputEntry> entries(Lane lane) throws UnreadableException {
        List<InputEntry> entries = new ArrayList<>();
        for (InboxItem item : journal.entries(lane)) {
            entries.add(EntryCodec.decodeInput(item.entry()));
        }
        return entries;
    }
}
