package org.anling.launcher.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 1, shown by killing and stopping processes: no press is lost and none is doubled. */
class SurvivalIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private DemoServer server;

    @BeforeEach
    void start() {
        server = new DemoServer().start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void killed_right_after_the_acknowledgement_the_incident_is_there_exactly_once() {
        int kills = Integer.getInteger("anling.kills", 10);
        long seed = Long.getLong("anling.seed", 20261121L);
        System.out.println("kills: " + kills + ", seed: " + seed);
        RandomGenerator random = new SplittableRandom(seed);
        for (int i = 1; i <= kills; i++) {
            LocalTime time = LocalTime.ofSecondOfDay(37L * i);
            String frame = WatchSocket.sos(time.format(DateTimeFormatter.ofPattern("HHmmss")));
            try (WatchSocket watch = server.watch()) {
                assertThat(watch.send(frame).answer(SOON)).contains("[3G*3405000001*0002*AL]");
                if (random.nextBoolean()) {
                    watch.send(frame);
                }
            }
            server.killGroup();
            server.start();
            // The press may lie in the inbox undecided: the lease of the dead process must lapse first.
            int presses = i;
            await("after kill " + i)
                    .atMost(SOON)
                    .until(() -> server.incidentsOfTheWatch("all").stream()
                                    .mapToInt(incident -> incident.get("alerts").asInt())
                                    .sum()
                            >= presses);
            assertThat(server.incidentsOfTheWatch("all")).as("after kill " + i).hasSize(1);
        }
    }

    @Test
    void while_redis_is_stopped_no_acknowledgement_leaves_and_afterwards_there_is_exactly_one() {
        String frame = WatchSocket.sos("111500");
        try (WatchSocket watch = server.watch()) {
            watch.send("[3G*3405000001*0002*LK]");
            assertThat(watch.answer(SOON)).contains("[3G*3405000001*0002*LK]");
            server.signal("-STOP", "redis-server");
            watch.send(frame);
            assertThat(watch.answer(Duration.ofSeconds(3))).isEmpty();
            server.signal("-CONT", "redis-server");
        }
        acknowledged(frame);
        await().atMost(SOON).until(() -> server.incidentsOfTheWatch("all").size() == 1);
    }

    @Test
    void redis_killed_is_started_again_and_the_repeated_frame_makes_exactly_one_incident() {
        String frame = WatchSocket.sos("121500");
        try (WatchSocket watch = server.watch()) {
            assertThat(watch.send("[3G*3405000001*0002*LK]").answer(SOON)).isPresent();
            server.signal("-KILL", "redis-server");
            watch.send(frame);
        }
        acknowledged(frame);
        await().atMost(SOON).until(() -> server.incidentsOfTheWatch("all").size() == 1);
    }

    @Test
    void with_postgresql_stopped_a_press_still_becomes_an_incident_with_offers_and_the_record_catches_up() {
        ConsoleClient operator = server.console().signIn("operator");
        ConsoleClient doctor = server.console().signIn("doctor-1");
        server.signal("-STOP", "postgres");
        try (WatchSocket watch = server.watch()) {
            assertThat(watch.send(WatchSocket.sos("131500")).answer(SOON)).contains("[3G*3405000001*0002*AL]");
        }
        await().atMost(SOON)
                .until(() -> operator.incidents("open").size() == 1
                        && !operator.incidents("open").getFirst().get("offers").isEmpty());
        JsonNode incident = operator.incidents("open").getFirst();
        assertThat(incident.get("elder").get("name").asText()).isNotBlank();
        assertThat(incident.get("elder").get("phone").asText()).isNotBlank();
        String id = incident.get("id").asText();
        assertThat(operator.post("/api/incidents/" + id + "/take", "{}").status())
                .isEqualTo(200);
        assertThat(doctor.get("/api/offers").status()).isEqualTo(200);
        await().atMost(SOON).until(() -> behind(operator) > 0);
        server.signal("-CONT", "postgres");
        await().atMost(Duration.ofSeconds(40)).until(() -> behind(operator) == 0);
    }

    /** As a watch does: sends the frame again until the server says that it has it. */
    private void acknowledged(String frame) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    try (WatchSocket watch = server.watch()) {
                        return watch.send(frame).answer(Duration.ofSeconds(3)).isPresent();
                    }
                });
    }

    private static long behind(ConsoleClient operator) {
        return operator.get("/api/incidents?state=open")
                .body()
                .get("recordBehind")
                .get("events")
                .asLong();
    }
}
