package org.anling.registry.record;

import static org.anling.registry.Samples.CENTRE;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.anling.registry.TestPostgres;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.RegistryDatabase;

/** A log that a test writes, and the fresh database into which a recorder takes it whenever the test says so. */
final class RecordedLog implements AutoCloseable {
    /** More than any test of this size needs; a turn that finds nothing costs nothing. */
    private static final int TURNS = 6;

    final WrittenLog log = new WrittenLog();
    final RegistryDatabase database;
    final LockedConnection connection;

    RecordedLog() {
        database = RegistryDatabase.open(TestPostgres.migrated(), new SimpleMeterRegistry());
        connection = database.tryLock("test").orElseThrow();
    }

    /** Takes everything that was written, with a recorder that has just begun. */
    void record() throws InterruptedException {
        Recorder recorder = new Recorder(database, CENTRE, log.journal()::eventLog, new SimpleMeterRegistry());
        recorder.work().begin(connection);
        for (int i = 0; i < TURNS; i++) {
            recorder.work().turn(connection);
        }
    }

    @Override
    public void close() {
        connection.close();
        database.close();
    }
}
