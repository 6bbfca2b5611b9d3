package org.anling.launcher.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.chaos.gateway.KillResult;
import org.anling.launcher.chaos.gateway.KillRun;
import org.anling.launcher.chaos.gateway.KillScript;
import org.anling.launcher.chaos.gateway.KillScript.Suffering;
import org.anling.launcher.chaos.gateway.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./anling chaos --gateway}. */
class GatewayChaosIT {

    @Test
    void a_gateway_that_is_killed_amid_presses_and_a_store_in_trouble_lose_and_double_nothing(@TempDir Path folder)
            throws InterruptedException {
        long seed = Long.getLong("anling.seed", 20261122L);
        int kills = Integer.getInteger("anling.gateway.kills", 10);
        System.out.println("kills: " + kills + ", seed: " + seed);
        KillScript script = new KillScript(
                kills,
                seed,
                List.of(
                        new Suffering(Trouble.SLOW, Duration.ofSeconds(4)),
                        new Suffering(Trouble.REFUSING, Duration.ofSeconds(1)),
                        new Suffering(Trouble.DISK_FULL, Duration.ofSeconds(1))));
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty());
                RedisJournal journal = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry());
                KillRun run = new KillRun(redis, journal, folder, script, GatewayChaosIT::say)) {
            KillResult result = run.run();
            assertThat(result.kills()).hasSize(kills);
            assertThat(result.presses()).isGreaterThanOrEqualTo(20L * kills);
            assertThat(result.unanswered()).as("never acknowledged").isZero();
            assertThat(result.lost()).as("lost").isZero();
            assertThat(result.doubled()).as("doubled").isZero();
            assertThat(result.gaps()).as("gaps that a reader met").isZero();
            assertThat(result.troubles()).hasSize(3).allMatch(KillResult.Suffered::isKept);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
