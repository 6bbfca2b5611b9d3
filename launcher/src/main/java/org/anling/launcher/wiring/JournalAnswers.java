package org.anling.launcher.wiring;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.anling.journal.JournalConfig;
import org.anling.journal.JournalHealth;

/** What the health of a process says of Redis, in words that name what happens meanwhile and what to do. Any thread. */
final class JournalAnswers {

    private final Supplier<JournalHealth> health;

    JournalAnswers(Supplier<JournalHealth> health) {
        this.health = health;
    }

    /** Without it nothing works. */
    Optional<String> findProblem() {
        return health.get().urgentUp()
                ? Optional.empty()
                : Optional.of("Redis does not answer; nothing is acknowledged to devices, they try again."
                        + " Is it running, and is there room on its disk? See its log");
    }

    Optional<String> findLive() {
        return health.get().liveUp()
                ? Optional.empty()
                : Optional.of("the Redis of positions and heartbeats (redis.live) does not answer;"
                        + " alarms go on, responders are ranked by their last known places");
    }

    Optional<String> findReplicas() {
        return health.get().replicasMissing()
                ? Optional.of("fewer replicas answer than redis.replicas demands; see redis.replicas.missing for"
                        + " what is acknowledged meanwhile, and look after the replica")
                : Optional.empty();
    }

    /** Memory and disk: what is rejected, trimmed or near. */
    Optional<String> findSpace() {
        JournalHealth now = health.get();
        String shares = percent(now.memoryShare()) + " of maxmemory used, " + percent(now.diskFreeShare())
                + " of the disk free";
        if (now.memoryShare() >= JournalConfig.Limits.DEFAULT.snapshotOnlyAtMemory()) {
            return Optional.of("Redis is nearly full (" + shares + "): routine traffic is rejected and events are kept"
                    + " behind the snapshot only, so the record may become incomplete; alarms go on. Raise maxmemory");
        }
        if (now.routineStopped()) {
            return Optional.of("Redis is filling up (" + shares + "): routine traffic is rejected, alarms go on."
                    + " Raise maxmemory, make room on the disk, or mend the reader that is behind");
        }
        return now.diskWarning() ? Optional.of("the disk of Redis fills up: " + shares) : Optional.empty();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
