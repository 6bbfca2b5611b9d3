package org.anling.registry.record;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.fold.IncidentFold;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.registry.TestPostgres;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.RegistryDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rebuilt log is given of an old record. */
class RecordReplayIT {

    private final WrittenLog log = new WrittenLog();
    private RegistryDatabase database;
    private LockedConnection connection;

    @BeforeEach
    void open() {
        database = RegistryDatabase.open(TestPostgres.migrated(), new SimpleMeterRegistry());
        connection = database.tryLock("test").orElseThrow();
    }

    @AfterEach
    void close() {
        connection.close();
        database.close();
    }

    @Test
    void what_was_followed_up_weeks_ago_is_neither_open_nor_read_and_what_is_open_is() throws Exception {
        log.commit(Stories.opened(57));
        log.commit(Stories.taken(57), Stories.closed(57));
        log.commit(new IncidentEvent.FollowedUp(Stories.id(57), Stories.OPERATOR, FollowUpOutcome.WELL));
        log.commit(Stories.opened(58));
        log.pass(Duration.ofDays(40));
        log.commit(Stories.opened(59));
        Recorder recorder = new Recorder(database, CENTRE, log.journal()::eventLog, new SimpleMeterRegistry());
        recorder.work().begin(connection);
        for (int i = 0; i < 4; i++) {
            recorder.work().turn(connection);
        }
        RecordReplay replay = new RecordReplay(database, CENTRE);
        RecordReplay.Extent extent = replay.extent(replay.position());
        assertThat(extent.open()).isEqualTo(2);
        List<EventEntry> read = new ArrayList<>();
        replay.read(extent, read::add, seq -> {});
        assertThat(read)
                .extracting(entry -> IncidentFold.incidentOf(entry.body())
                        .map(IncidentId::value)
                        .orElse(""))
                .containsExactly("inc-58", "inc-59");
    }
}
