package org.anling.dispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.id.CentreId;
import org.anling.journal.Inbox;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.testing.TestRedis;
import org.junit.jupiter.api.Test;

/** Two hundred centres in two processes: what keeps them does not grow with their number, and a killed process loses all of them. */
class ManyCentresIT {

    private static final int CENTRES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void one_sign_of_life_holds_all_centres_and_a_killed_process_loses_all_to_the_other() throws IOException {
        List<Process> started = new ArrayList<>();
        try (TestRedis server = TestRedis.start();
                RedisClient client = RedisClient.create(server.uri());
                RedisJournal redis = RedisJournal.open(JournalConfig.of(server.uri()), new SimpleMeterRegistry())) {
            RedisCommands<String, String> commands = client.connect().sync();
            List<Bench> centres = Bench.centres(CENTRES).stream()
                    .map(centre -> new Bench(redis, centre))
                    .toList();
            started.add(start(server));
            await().atMost(PATIENCE).until(() -> holders(commands).size() == CENTRES);
            String member = member(commands);
            started.add(start(server));
            await().atMost(PATIENCE).until(() -> commands.hlen("{anling}:members") == 3);
            centres.forEach(centre -> assertThat(centre.press("a")).isEqualTo(Inbox.Appended.DURABLE));
            centres.forEach(centre -> awaitOpened(centre, 1));

            writesStayFewWhileNothingHappens(commands);

            assertThat(member(commands)).as("nobody took anything").isEqualTo(member);
            started.getFirst().destroyForcibly().onExit().join();
            long killed = System.nanoTime();
            centres.forEach(centre -> assertThat(centre.press("b")).isEqualTo(Inbox.Appended.DURABLE));
            centres.forEach(centre -> awaitOpened(centre, 2));
            System.out.println("many centres: all " + CENTRES + " have decided "
                    + (System.nanoTime() - killed) / 1_000_000 + " ms after the kill");
            assertThat(member(commands)).isNotEqualTo(member);
            for (Bench centre : centres) {
                assertThat(centre.bodies(Opened.class))
                        .extracting(one -> one.device().id().value())
                        .containsExactly("d-a", "d-b");
                assertThat(centre.isChained()).isTrue();
            }
        } finally {
            started.forEach(process -> process.destroyForcibly().onExit().join());
        }
    }

    /** With a lease for each centre this were some 1,300 scripts a second. */
    private static void writesStayFewWhileNothingHappens(RedisCommands<String, String> commands) {
        await().atMost(PATIENCE).until(() -> scriptsWithin(commands, Duration.ofSeconds(1)) < 60);
        long scripts = scriptsWithin(commands, Duration.ofSeconds(3));
        System.out.println("many centres: " + scripts / 3 + " scripts a second by two processes with " + CENTRES);
        assertThat(scripts).isBetween(10L, 150L);
    }

    private static long scriptsWithin(RedisCommands<String, String> commands, Duration time) {
        long before = scripts(commands);
        long begun = System.nanoTime();
        await().atMost(PATIENCE).until(() -> System.nanoTime() - begun > time.toNanos());
        return scripts(commands) - before;
    }

    private static long scripts(RedisCommands<String, String> commands) {
        return commands.info("commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_eval"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*:calls=(\\d+),.*", "$1")))
                .sum();
    }

    private static void awaitOpened(Bench centre, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> centre.bodies(Opened.class).size() == count);
    }

    /** The one member that leads everything. */
    private static String member(RedisCommands<String, String> commands) {
        Set<String> members = holders(commands).stream()
                .map(holder -> holder.substring(0, holder.indexOf('/')))
                .collect(Collectors.toSet());
        assertThat(members).hasSize(1);
        return members.iterator().next();
    }

    private static List<String> holders(RedisCommands<String, String> commands) {
        return Bench.centres(CENTRES).stream()
                .map(CentreId::value)
                .map(centre -> commands.hget("{" + centre + "}:leader", "holder"))
                .filter(holder -> holder != null)
                .toList();
    }

    private static Process start(TestRedis server) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DispatcherMain.class.getName(),
                        server.uri(),
                        String.valueOf(CENTRES))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
