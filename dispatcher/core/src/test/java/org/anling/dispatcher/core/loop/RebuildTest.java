package org.anling.dispatcher.core.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anling.contract.entry.EventId;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.LogHead;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.junit.jupiter.api.Test;

/** Where a rebuild goes on when the log does not go on from where it looked. */
class RebuildTest {

    private static final EventId OLD = new EventId(7, 10);
    private static final EventId NEWER = new EventId(7, 20);
    private final Rebuild rebuild = new Rebuild(new Dispatch(DispatchSettings.DEFAULT), 100, EventId.NONE, "");

    @Test
    void a_log_that_was_trimmed_behind_a_newer_snapshot_meanwhile_is_whole() {
        begin(NEWER, OLD);
        rebuild.startOver();
        assertThat(rebuild.next()).contains(new Wish.ReadHead());
        begin(NEWER, NEWER);
        assertThat(rebuild.next()).isEmpty();
        assertThat(rebuild.takeDoubt()).isEmpty();
    }

    @Test
    void a_snapshot_that_stays_the_same_is_left_aside_and_the_log_read_from_its_beginning() {
        begin(NEWER, OLD);
        rebuild.startOver();
        begin(NEWER, OLD);
        rebuild.startOver();
        assertThat(rebuild.next()).contains(new Wish.ReadEvents(EventId.NONE, 100));
        assertThat(rebuild.takeDoubt()).contains("does not go on after its snapshot");
    }

    @Test
    void a_first_snapshot_that_was_written_meanwhile_is_found() {
        rebuild.head(head(NEWER));
        rebuild.noSnapshot();
        assertThat(rebuild.next()).contains(new Wish.ReadEvents(EventId.NONE, 100));
        rebuild.startOver();
        begin(NEWER, NEWER);
        assertThat(rebuild.next()).isEmpty();
        assertThat(rebuild.takeDoubt()).isEmpty();
    }

    private void begin(EventId tail, EventId snapshot) {
        rebuild.head(head(tail));
        assertThat(rebuild.next()).contains(new Wish.LoadSnapshot());
        rebuild.snapshot(snapshot, List.of());
    }

    private static LogHead head(EventId tail) {
        return new LogHead("log", tail, "", "", Cursors.START);
    }
}
