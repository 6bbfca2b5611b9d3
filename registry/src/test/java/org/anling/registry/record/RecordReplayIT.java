package org.anling.registry.record;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.fold.IncidentFold;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.FollowUpOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a rebuilt log is given of an old record. */
class RecordReplayIT {

    private final RecordedLog recorded = new RecordedLog();
    private final WrittenLog log = recorded.log;

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void what_was_followed_up_weeks_ago_is_neither_open_nor_read_and_what_is_open_is() throws Exception {
        log.commit(Stories.opened(57));
        log.commit(Stories.taken(57), Stories.closed(57));
        log.commit(new IncidentEvent.FollowedUp(Stories.id(57), Stories.OPERATOR, FollowUpOutcome.WELL));
        log.commit(Stories.opened(58));
        log.pass(Duration.ofDays(40));
        log.commit(Stories.opened(59));
        recorded.record();
        RecordReplay replay = new RecordReplay(recorded.database, CENTRE);
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
