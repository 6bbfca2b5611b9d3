package org.anling.simulation.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.people.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The process that holds the notifier is killed without warning: nobody is called twice under another id, and no call is missing. */
class KilledNotifierIT {

    private static final Duration LONG = Duration.ofSeconds(40);

    private Centre centre;
    private Process house;

    @BeforeEach
    void start() throws IOException {
        centre = new Centre();
        house = startHouse();
    }

    @AfterEach
    void stop() {
        kill();
        centre.close();
    }

    @Test
    void killed_before_it_has_told_anybody() throws IOException {
        centre.press();
        kill();
        house = startHouse();
        everybodyIsToldOnce();
    }

    @Test
    void killed_in_the_moment_of_the_first_call() throws IOException {
        centre.press();
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !centre.provider.list().isEmpty());
        kill();
        house = startHouse();
        everybodyIsToldOnce();
    }

    @Test
    void killed_while_the_telephones_ring() throws IOException {
        centre.press();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(centre.facts(Channel.VOICE)).contains(NoticeFact.SENT));
        kill();
        house = startHouse();
        everybodyIsToldOnce();
    }

    private void everybodyIsToldOnce() {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(centre.got("mail", "r1@x.example")).hasSize(1);
            assertThat(centre.got("mail", "r2@x.example")).hasSize(1);
            assertThat(centre.got("webhook", "r4")).hasSize(1);
        });
        for (String number : List.of(Centre.NUMBER, Centre.OTHER)) {
            Set<String> calls = centre.got("voice", number);
            assertThat(calls).singleElement().asString().endsWith("/VOICE/1");
            assertThat(centre.got("sms", number)).hasSize(1);
        }
        assertThat(centre.got("sms", Centre.FAMILY)).hasSize(1);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(centre.facts(Channel.VOICE)).containsOnlyOnce(NoticeFact.SENT));
    }

    private void kill() {
        house.destroyForcibly().onExit().join();
    }

    private Process startHouse() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                House.class.getName()));
        command.addAll(centre.around().words());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
