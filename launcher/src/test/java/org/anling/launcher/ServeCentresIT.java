package org.anling.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.anling.contract.id.CentreId;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.testing.TestRedis;
import org.anling.launcher.acceptance.Inputs;
import org.anling.launcher.serve.ServeCommand;
import org.junit.jupiter.api.Test;

/** {@code serve --roles dispatcher} for two centres, as an operator of the server would start it. */
class ServeCentresIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    @Test
    void one_process_dispatches_two_centres_each_in_its_own_log() throws Exception {
        try (TestRedis server = TestRedis.start();
                RedisClient client = RedisClient.create(server.uri());
                RedisJournal redis = RedisJournal.open(JournalConfig.of(server.uri()), new SimpleMeterRegistry())) {
            var commands = client.connect().sync();
            Arguments arguments = Arguments.parse(
                    "serve",
                    "--roles",
                    "dispatcher",
                    "--set",
                    "redis.url=" + server.uri(),
                    "--set",
                    "dispatch.centres=c1,c2",
                    "--set",
                    "management.port=0");
            Thread serving = Thread.ofPlatform().start(() -> {
                try {
                    new ServeCommand(
                                    arguments,
                                    Words.ofThisMachine(),
                                    Path.of("..").toAbsolutePath())
                            .run(new Stop());
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            for (String centre : List.of("c1", "c2")) {
                new Inputs(new CentreId(centre), redis.inbox(new CentreId(centre))).press("elder-of-" + centre, "1");
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(List.of("c1", "c2"))
                            .allSatisfy(
                                    centre -> assertThat(commands.xrange("{" + centre + "}:events", Range.unbounded())
                                                    .toString())
                                            .contains("incident.opened", "elder-of-" + centre)));
            assertThat(commands.xrange("{c1}:events", Range.unbounded()).toString())
                    .doesNotContain("elder-of-c2");
            assertThat(holder(commands.hget("{c1}:leader", "holder")))
                    .as("one member leads both")
                    .isEqualTo(holder(commands.hget("{c2}:leader", "holder")));
            serving.interrupt();
            assertThat(serving.join(Duration.ofSeconds(20))).isTrue();
            assertThat(commands.hgetall("{anling}:members")).as("it left").containsOnlyKeys("at");
        }
    }

    private static String holder(String value) {
        return value.substring(0, value.indexOf('/'));
    }
}
