package org.anling.launcher.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.chaos.ChaosResult;
import org.anling.launcher.chaos.ChaosRun;
import org.anling.launcher.chaos.Script;
import org.anling.launcher.chaos.Strike;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@code ./anling chaos}: the promises that hold on any machine. How long a takeover may take is for the command to
 * judge, on a machine that does nothing else.
 */
class ChaosIT {

    /** What no machine should need: the lease takes two seconds of it. */
    private static final long CEILING_MILLIS = 30_000;

    @Test
    void dispatchers_that_are_killed_and_paused_under_200_alarms_a_second_lose_and_double_nothing(
            @TempDir Path folder) {
        long seed = Long.getLong("anling.seed", 20261121L);
        int strikes = Integer.getInteger("anling.kills", 10);
        System.out.println("strikes: " + strikes + ", seed: " + seed);
        Script script =
                new Script(strikes, seed, 5, Duration.ofMillis(2_500), Duration.ofSeconds(4), Duration.ofMillis(500));
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty());
                RedisJournal journal = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry());
                ChaosRun run = new ChaosRun(redis, journal, folder, script, ChaosIT::say)) {
            ChaosResult result = run.run();
            assertThat(result.alarms()).isGreaterThan(0);
            assertThat(result.lost()).as("lost").isZero();
            assertThat(result.doubled()).as("doubled").isZero();
            assertThat(result.gaps()).as("gaps that a reader met").isZero();
            assertThat(result.takeoversByStall()).as("takeovers by a stall").isZero();
            assertThat(result.pauses()).isPositive();
            assertThat(result.woken()).as("woken writers that stood by").isEqualTo((int) result.pauses());
            assertThat(result.percentile(100, Strike::offerMillis)).isLessThan(CEILING_MILLIS);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
