package org.anling.console.feed;

import static org.anling.console.api.FeedFrame.ServerWarning.DISK_LOW;
import static org.anling.console.api.FeedFrame.ServerWarning.LIVE_DOWN;
import static org.anling.console.api.FeedFrame.ServerWarning.MEMORY_FULL;
import static org.anling.console.api.FeedFrame.ServerWarning.REPLICAS_MISSING;
import static org.anling.console.api.FeedFrame.ServerWarning.ROUTINE_STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import org.anling.journal.JournalHealth;
import org.junit.jupiter.api.Test;

class StoreWatchTest {

    @Test
    void a_healthy_server_is_not_talked_about() {
        assertThat(StoreWatch.warnings(new JournalHealth(true, true, true, 0.3, 0.8, false, false, false)))
                .isEmpty();
    }

    @Test
    void of_memory_only_the_worst_is_told() {
        assertThat(StoreWatch.warnings(new JournalHealth(true, true, true, 0.8, 0.8, true, false, false)))
                .containsExactly(ROUTINE_STOPPED);
        assertThat(StoreWatch.warnings(new JournalHealth(true, true, true, 0.99, 0.8, true, false, false)))
                .containsExactly(MEMORY_FULL);
    }

    @Test
    void disk_replicas_and_positions_are_told_each_for_itself() {
        assertThat(StoreWatch.warnings(new JournalHealth(true, true, false, 0.3, 0.05, false, true, true)))
                .containsExactly(DISK_LOW, REPLICAS_MISSING, LIVE_DOWN);
    }
}
