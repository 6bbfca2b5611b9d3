package org.anling.launcher.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.chaos.ChaosResult;
import org.anling.launcher.chaos.ChaosRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./anling chaos}: ten kills and pauses of the active dispatcher under load, two stalls of Redis. */
class ChaosIT {

    @Test
    void killed_and_paused_under_200_alarms_a_second_nothing_is_lost_or_doubled(@TempDir Path folder) {
        int kills = Integer.getInteger("anling.kills", 10);
        long seed = Long.getLong("anling.seed", 20261121L);
        System.out.println("chaos: kills " + kills + ", seed " + seed);
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty());
                RedisJournal journal = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry())) {
            ChaosResult result = new ChaosRun(redis, journal, folder, seed, System.out::println).run(kills);
            System.out.println(result);
            assertThat(result.kills() + result.pauses()).isEqualTo(kills);
            assertThat(result.alarms()).isGreaterThan(1_000);
            assertThat(result.lost()).as("lost").isZero();
            assertThat(result.doubled()).as("doubled").isZero();
            assertThat(result.gaps()).as("gaps").isZero();
            assertThat(result.takeoversByStall()).as("takeovers by a stall").isZero();
            // The promise of three seconds is judged by ./anling chaos on an idle machine; here builds share the
            // processors.
            assertThat(result.percentile(99)).as("first offer after a kill, ms").isLessThan(30_000);
        }
    }
}
