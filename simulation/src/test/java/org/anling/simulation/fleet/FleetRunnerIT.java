package org.anling.simulation.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.District;
import org.anling.simulation.fleet.pace.WallPace;
import org.anling.simulation.fleet.person.Habits;
import org.anling.simulation.fleet.person.ReplyModel;
import org.junit.jupiter.api.Test;

class FleetRunnerIT {

    private static final ReplyModel EAGER = new ReplyModel(1, 0, Duration.ofMillis(10), 1.98, Duration.ofMillis(10));

    @Test
    void people_sign_in_and_bring_an_incident_to_its_end_while_the_visitors_doctor_is_left_to_the_visitor()
            throws Exception {
        District district = District.ofSeed(District.DEMO_SEED);
        AtomicInteger keys = new AtomicInteger();
        try (FakeConsole console = new FakeConsole("elder-100");
                FleetRunner fleet = new FleetRunner(
                        config(district, console),
                        new WallPace(InstantSource.system()),
                        Dice.ofSeed(1),
                        () -> "key-" + keys.incrementAndGet())) {
            fleet.start();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> console.posts.contains("doctor-2 assignments/a1/done")
                            && console.posts.stream()
                                    .anyMatch(post -> post.matches("operator-2 incidents/i1/(close|false-press)")));
            List<String> doctors = console.posts.stream()
                    .filter(post -> post.startsWith("doctor"))
                    .toList();
            assertThat(doctors)
                    .as("what the phones say of themselves, beside what people do")
                    .contains("doctor-2 offers/offer-doctor-2/delivered", "doctor-2 offers/offer-doctor-2/seen");
            assertThat(doctors)
                    .filteredOn(post -> !post.matches(".*/(delivered|seen)"))
                    .containsExactly(
                            "doctor-2 offers/offer-doctor-2/accept",
                            "doctor-2 assignments/a1/on-the-way",
                            "doctor-2 assignments/a1/at-door",
                            "doctor-2 assignments/a1/with-elder",
                            "doctor-2 assignments/a1/done");
            assertThat(console.posts).contains("operator-2 incidents/i1/take");
            assertThat(console.idempotencyKeys).doesNotContainNull().hasSizeGreaterThanOrEqualTo(console.posts.size());
        }
    }

    private static DistrictFleetConfig config(District district, FakeConsole console) {
        return new DistrictFleetConfig(
                district,
                new DistrictFleetConfig.Addresses(
                        console.address(),
                        URI.create("tcp://127.0.0.1:1"),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)),
                "anling-demo",
                0,
                0,
                0,
                3,
                Duration.ofSeconds(40),
                new Habits(EAGER, 200, Duration.ofMillis(500), Duration.ofSeconds(60)));
    }
}
