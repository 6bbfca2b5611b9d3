package org.anling.console.feed;

import java.util.ArrayList;
import java.util.List;
import org.anling.console.api.FeedFrame.ServerWarning;
import org.anling.journal.JournalConfig.Limits;
import org.anling.journal.JournalHealth;

/** Says what is wrong with the stores in words that pages can show; the same limits as the health of the process. */
final class StoreWatch {

    private StoreWatch() {}

    /** The worst first; of memory only the worst. */
    static List<ServerWarning> warnings(JournalHealth health) {
        List<ServerWarning> warnings = new ArrayList<>();
        if (health.memoryShare() >= Limits.DEFAULT.snapshotOnlyAtMemory()) {
            warnings.add(ServerWarning.MEMORY_FULL);
        } else if (health.routineStopped()) {
            warnings.add(ServerWarning.ROUTINE_STOPPED);
        }
        if (health.diskWarning()) {
            warnings.add(ServerWarning.DISK_LOW);
        }
        if (health.replicasMissing()) {
            warnings.add(ServerWarning.REPLICAS_MISSING);
        }
        if (!health.liveUp()) {
            warnings.add(ServerWarning.LIVE_DOWN);
        }
        return List.copyOf(warnings);
    }
}
