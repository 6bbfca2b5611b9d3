package org.anling.journal;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.anling.journal.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Redis keeps the contract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisJournalIT extends JournalContractTest {

    private final List<AutoCloseable> opened = new ArrayList<>();
    private TestRedis redis;
    private RedisClient client;
    private RedisJournal journal;

    @BeforeAll
    void start() {
        redis = TestRedis.start();
        client = RedisClient.create(redis.uri());
        journal = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry());
    }

    @BeforeEach
    void empty() {
        try (var connection = client.connect()) {
            connection.sync().flushall();
        }
    }

    @AfterEach
    void closeOpened() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        opened.clear();
    }

    @AfterAll
    void stop() {
        journal.close();
        client.shutdown();
        redis.close();
    }

    @Override
    Inbox inbox() {
        return journal.inbox(CENTRE);
    }

    @Override
    CentreJournal writer() {
        CentreJournal writer = journal.centreJournal(CENTRE);
        opened.add(writer);
        return writer;
    }

    @Override
    EventLog reader() {
        EventLog reader = journal.eventLog(CENTRE);
        opened.add(reader);
        return reader;
    }

    @Override
    void pass(Duration duration) {
        long begun = System.nanoTime();
        await().pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() - begun > duration.toNanos());
    }
}
