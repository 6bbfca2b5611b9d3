package org.anling.registry.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.RegistryChange;
import org.anling.journal.Inbox;
import org.anling.journal.JournalUnavailableException;
import org.anling.registry.database.ElectedWorker;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.outbox.OutboxRow;

/**
 * The relay of one centre. Several processes may run one; the advisory lock lets one of them work. Steps of a turn: read notes, write
 * copies, append inputs, mark the notes; each may be repeated after a crash.
 */
public final class OutboxRelay implements AutoCloseable {

    private static final int BATCH = 64;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final RegistryDatabase database;
    private final CentreId centre;
    private final Copies copies;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Loader loader;
    private final CacheRebuild rebuild;
    private final Turns turns = new Turns();
    private final ElectedWorker worker;
    private final AtomicLong waiting = new AtomicLong();
    private final Counter relayed;
    private final CountDownLatch closed = new CountDownLatch(1);

    public OutboxRelay(RegistryDatabase database, CentreId centre, Copies copies, Inbox inbox, MeterRegistry meters) {
        this.database = database;
        this.centre = centre;
        this.copies = copies;
        this.inbox = inbox;
        this.outbox = new Outbox(centre);
        this.loader = new Loader(database, centre);
        this.rebuild = new CacheRebuild(database, centre, copies);
        this.worker = new ElectedWorker("anling relay " + centre, database, turns);
        this.relayed = Counter.builder("anling.registry.outbox.relayed")
                .description("notes of the outbox that were carried on")
                .tag("centre", centre.value())
                .register(meters);
        Gauge.builder("anling.registry.outbox.lag", waiting, AtomicLong::get)
                .description("notes of the outbox that wait")
                .tag("centre", centre.value())
                .register(meters);
    }

    /** Begins to relay as soon as this process is elected. */
    public void start() {
        worker.start();
    }

    /** Whether this process relays now. */
    public boolean isElected() {
        return worker.isElected();
    }

    /** Why nothing is relayed; empty if all is well. */
    public Optional<String> findProblem() {
        return worker.findProblem();
    }

    /** How many notes wait, as of the last turn of this process. */
    public long lag() {
        return waiting.get();
    }

    /**
     * Waits until everything that is committed now is relayed, by whichever process.
     *
     * @return false if that took longer or the relay was closed
     */
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (database.call(outbox::backlog).waiting() > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            if (closed.await(Math.min(left, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    /** Writes everything into the copies again and notes all responders for the core: after Redis was lost. Blocks for seconds. */
    public void rebuildCache() throws InterruptedException {
        rebuild.run();
    }

    /** For tests that take turns themselves. */
    ElectedWorker.Work work() {
        return turns;
    }

    /** What the elected process does. */
    private final class Turns implements ElectedWorker.Work {

        @Override
        public void begin(LockedConnection connection) {
            connection.listen(Outbox.CHANNEL);
        }

        @Override
        public void turn(LockedConnection connection) throws InterruptedException {
            if (rebuild.isNeeded()) {
                rebuild.run();
            }
            long done = relayBatch(connection);
            waiting.set(connection.call(outbox::backlog).waiting());
            if (done == 0) {
                connection.await(IDLE);
            }
        }

        @Override
        public void end() {}
    }

    private long relayBatch(LockedConnection connection) throws InterruptedException {
        List<Loaded> batch = connection.call(transaction -> outbox.pending(transaction, BATCH).stream()
                .map(row -> loader.load(transaction, row))
                .toList());
        if (batch.isEmpty()) {
            return 0;
        }
        List<CompletionStage<?>> writes = new ArrayList<>();
        batch.forEach(loaded -> loaded.writes().forEach(write -> writes.add(write.apply(copies))));
        Stages.awaitAll(writes);
        for (Loaded loaded : batch) {
            append(loaded);
        }
        long last = batch.getLast().row().number();
        connection.call(transaction -> {
            outbox.relayed(transaction, last);
            return last;
        });
        relayed.increment(batch.size());
        return batch.size();
    }

    /** One after the other, so that the core sees them in their order. */
    private void append(Loaded loaded) throws InterruptedException {
        if (loaded.change().isEmpty()) {
            return;
        }
        OutboxRow row = loaded.row();
        RegistryChange body = new RegistryChange(row.number(), loaded.change().get());
        InputEnvelope envelope = InputEnvelope.of(
                new InputId("outbox-" + centre + "-" + row.number()),
                centre,
                row.change().lane(),
                body,
                row.at());
        Inbox.Appended appended = Stages.await(inbox.append(new InputEntry(envelope, body, loaded.personal())));
        switch (appended) {
            case DURABLE -> {}
            case UNKNOWN, REJECTED ->
                throw new JournalUnavailableException(
                        "the inbox did not take change " + row.number() + " of the registry: " + appended,
                        new IllegalStateException(appended.name()));
        }
    }

    /** Stops relaying; what is not marked is repeated by the next relay. */
    @Override
    public void close() {
        closed.countDown();
        worker.close();
    }
}
