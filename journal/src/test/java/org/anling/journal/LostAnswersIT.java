package org.anling.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.journal.Inbox.Appended;
import org.anling.journal.testing.LossyProxy;
import org.anling.journal.testing.Samples;
import org.anling.journal.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network that loses answers, and a server that stops answering: nothing is doubled, nothing is claimed that is not so. */
class LostAnswersIT {

    private static final CentreId CENTRE = new CentreId("lossy");
    private static final Duration APPEND = Duration.ofMillis(400);

    private TestRedis redis;
    private LossyProxy proxy;
    private RedisJournal through;
    private RedisJournal direct;

    @BeforeEach
    void start() {
        redis = TestRedis.start();
        proxy = LossyProxy.before(redis.uri());
        JournalConfig config = JournalConfig.of(proxy.uri()).withTimeouts(Duration.ofMillis(300), APPEND);
        through = RedisJournal.open(config, new SimpleMeterRegistry());
        direct = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry());
    }

    @AfterEach
    void stop() throws Exception {
        through.close();
        direct.close();
        proxy.close();
        redis.close();
    }

    @Test
    void an_append_whose_answer_is_dropped_is_unknown_and_lies_there_once() {
        proxy.swallowAnswers();
        List<Appended> outcomes = appendAll(20, "lost-");

        assertThat(outcomes).containsOnly(Appended.UNKNOWN);
        proxy.cut();
        proxy.heal();
        await().until(() -> through.health().urgentUp());
        assertThat(appendUntilDurable("after")).isTrue();
        assertThat(idsOf(Lane.URGENT)).hasSize(21).doesNotHaveDuplicates();
    }

    @Test
    void connections_that_are_cut_again_and_again_double_nothing() {
        List<CompletableFuture<Appended>> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(append("cut-" + i));
            if (i % 20 == 10) {
                proxy.cut();
                await().pollInterval(Duration.ofMillis(2))
                        .until(() -> through.health().urgentUp());
            }
        }
        List<Appended> outcomes = all.stream().map(CompletableFuture::join).toList();

        List<String> ids = idsOf(Lane.URGENT);
        assertThat(ids).doesNotHaveDuplicates();
        IntStream.range(0, 300)
                .filter(i -> outcomes.get(i) == Appended.DURABLE)
                .forEach(i -> assertThat(ids).contains("cut-" + i));
        IntStream.range(0, 300)
                .filter(i -> outcomes.get(i) == Appended.REJECTED)
                .forEach(i -> assertThat(ids).doesNotContain("cut-" + i));
        assertThat(outcomes).contains(Appended.DURABLE);
    }

    @Test
    void a_commit_whose_answer_is_dropped_is_unknown_then_done_before() {
        try (CentreJournal writer = through.centreJournal(CENTRE);
                EventLog log = direct.eventLog(CENTRE)) {
            LeaseToken lease = writer.acquire("owner-a", Samples.TTL).orElseThrow();
            // The server knows the script from here on; else the lost answer would be "never heard of it".
            writer.commit(Samples.commit(lease, "b-0", writer.head(), List.of()), Samples.TTL);
            LogHead head = writer.head();
            Commit commit =
                    Samples.commit(lease, "b-1", head, Samples.events(CENTRE, head, lease.epoch(), List.of("a", "b")));
            proxy.swallowAnswers();
            assertThat(writer.commit(commit, Samples.TTL)).isEqualTo(CommitOutcome.UNKNOWN);
            proxy.heal();

            assertThat(writer.commit(commit, Samples.TTL)).isEqualTo(CommitOutcome.DONE_BEFORE);
            assertThat(JournalContractTest.read(log, EventId.NONE)).hasSize(2);
        }
    }

    @Test
    void a_stalled_link_is_opened_again_by_itself() {
        proxy.swallowAnswers();
        assertThat(append("stalled").join()).isEqualTo(Appended.UNKNOWN);
        proxy.heal();

        await().atMost(Duration.ofSeconds(10)).until(() -> append("again").join() == Appended.DURABLE);
    }

    @Test
    void without_a_connection_an_append_is_rejected_at_once() throws Exception {
        proxy.close();
        await().until(() -> !through.health().urgentUp());
        long begun = System.nanoTime();

        assertThat(append("no-way").join()).isEqualTo(Appended.REJECTED);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(200));
    }

    private CompletableFuture<Appended> append(String id) {
        return through.inbox(CENTRE)
                .append(Samples.input(CENTRE, id, Lane.URGENT))
                .toCompletableFuture();
    }

    private boolean appendUntilDurable(String id) {
        return append(id).join() == Appended.DURABLE;
    }

    private List<Appended> appendAll(int count, String prefix) {
        List<CompletableFuture<Appended>> all =
                IntStream.range(0, count).mapToObj(i -> append(prefix + i)).toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    private List<String> idsOf(Lane lane) {
        try (CentreJournal reader = direct.centreJournal(CENTRE)) {
            return JournalContractTest.ids(reader.read(lane, "0-0", 100_000));
        }
    }
}
