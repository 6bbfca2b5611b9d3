package org.anling.registry;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.outbox.OutboxRow;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.seed.RegistrySeed;
import org.anling.registry.seed.Seeder;

/** A fresh migrated database with a seed in it, for one test. */
public final class SeededRegistry implements AutoCloseable {

    private final RegistryDatabase database;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private SeededRegistry(RegistryDatabase database) {
        this.database = database;
    }

    public static SeededRegistry with(RegistrySeed seed) {
        SeededRegistry registry =
                new SeededRegistry(RegistryDatabase.open(TestPostgres.migrated(), new SimpleMeterRegistry()));
        new Seeder(registry.database, new PasswordHasher()).apply(seed);
        return registry;
    }

    public RegistryDatabase database() {
        return database;
    }

    public SimpleMeterRegistry meters() {
        return meters;
    }

    /** Notes that are not relayed. */
    public List<OutboxRow> pending() {
        return database.call(transaction -> new Outbox(Samples.CENTRE).pending(transaction, 10_000));
    }

    /** Forgets all notes, so that a test sees only its own. */
    public void relayAll() {
        List<OutboxRow> pending = pending();
        if (!pending.isEmpty()) {
            database.run(transaction -> new Outbox(Samples.CENTRE)
                    .relayed(transaction, pending.getLast().number()));
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
