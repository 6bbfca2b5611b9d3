package org.anling.gateway.server.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.id.CentreId;
import org.anling.contract.input.SilenceFinding;
import org.anling.contract.input.SilenceFinding.State;
import org.anling.gateway.server.supervision.Gateway.Cable;
import org.junit.jupiter.api.Test;

/** The rules of silence, by a stepped clock: the real watch of each gateway, one store between them. */
class SilenceWatchTest {

    private static final int STEP_MS = 50;

    private final Town town = new Town();
    private final Random quiet = new Random(1);

    @Test
    void a_silence_is_found_once_in_its_time_and_ends_once_when_the_device_is_heard() {
        DeviceRecord device = town.enrol("d-1", Duration.ofSeconds(90));
        Gateway gateway = new Gateway(town, quiet);
        town.speak(device, gateway);
        run(Duration.ofSeconds(89), gateway);
        assertThat(town.found(device)).isEmpty();

        run(Duration.ofSeconds(3), gateway);
        assertThat(town.found(device)).containsExactly(State.SILENT);
        SilenceFinding finding =
                (SilenceFinding) town.times.findings().getFirst().body();
        assertThat(finding.lastHeardAt())
                .as("by the length of the line")
                .isBetween(Town.BEGIN, Town.BEGIN.plusMillis(200));
        assertThat(finding.elder()).isEqualTo(device.elder());

        run(Duration.ofHours(1), gateway);
        assertThat(town.found(device)).containsExactly(State.SILENT);
        town.speak(device, gateway);
        run(Duration.ofSeconds(2), gateway);
        assertThat(town.found(device)).containsExactly(State.SILENT, State.HEARD_AGAIN);
        run(Duration.ofSeconds(91), gateway);
        assertThat(town.found(device)).containsExactly(State.SILENT, State.HEARD_AGAIN, State.SILENT);
    }

    @Test
    void the_other_gateway_finds_the_silence_of_a_device_whose_gateway_was_killed() {
        DeviceRecord device = town.enrol("d-1", Duration.ofSeconds(90));
        Gateway killed = new Gateway(town, quiet);
        Gateway other = new Gateway(town, quiet);
        town.speak(device, killed);
        run(Duration.ofSeconds(30), killed, other);
        killed.crash();
        run(Duration.ofSeconds(62), other);

        assertThat(town.found(device)).containsExactly(State.SILENT);
    }

    @Test
    void a_gateway_that_comes_back_after_hours_does_not_report_the_whole_district() {
        List<DeviceRecord> district = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            district.add(town.enrol("d-" + i, Duration.ofMinutes(3)));
        }
        Gateway before = new Gateway(town, quiet);
        district.forEach(device -> town.speak(device, before));
        run(Duration.ofSeconds(150), before);
        before.crash();
        town.now += Duration.ofHours(3).toMillis();
        Gateway after = new Gateway(town, quiet);
        run(Duration.ofSeconds(50), after);
        district.subList(1, 300).forEach(device -> town.speak(device, after));
        run(Duration.ofSeconds(60), after);

        assertThat(town.times.findings()).hasSize(1);
        assertThat(town.found(district.getFirst())).containsExactly(State.SILENT);
    }

    @Test
    void a_gateway_that_was_cut_off_and_went_on_hearing_reports_nobody_it_heard() {
        DeviceRecord device = town.enrol("d-1", Duration.ofSeconds(90));
        Gateway gateway = new Gateway(town, quiet);
        run(Duration.ofSeconds(70), gateway);
        gateway.cut(Cable.CUT);
        for (int i = 0; i < 10; i++) {
            town.speak(device, gateway);
            run(Duration.ofSeconds(30), gateway);
        }
        gateway.cut(Cable.WHOLE);
        run(Duration.ofSeconds(20), gateway);

        assertThat(town.found(device)).isEmpty();
    }

    @Test
    void who_was_revoked_or_moved_to_another_centre_is_not_missed() {
        DeviceRecord revoked = town.enrol("d-1", Duration.ofSeconds(90));
        DeviceRecord moved = town.enrol("d-2", Duration.ofSeconds(90));
        Gateway gateway = new Gateway(town, quiet);
        run(Duration.ofSeconds(80), gateway);
        town.records.put(revoked.id(), with(revoked, Standing.REVOKED, Town.CENTRE));
        town.records.put(moved.id(), with(moved, Standing.ENROLLED, new CentreId("elsewhere")));
        run(Duration.ofMinutes(5), gateway);

        assertThat(town.times.findings()).isEmpty();
    }

    @Test
    void in_every_interleaving_of_two_gateways_and_their_deaths_a_silence_is_found_once_and_in_time() {
        for (long seed = 1; seed <= 20; seed++) {
            new Night(seed).twoGatewaysOneOfWhichDiesNowAndThen();
        }
    }

    @Test
    void whatever_fails_findings_alternate_and_are_true_again_when_all_is_whole() {
        for (long seed = 1; seed <= 20; seed++) {
            new Night(seed).everythingFails();
        }
    }

    private void run(Duration during, Gateway... gateways) {
        run(town, during, gateways);
    }

    private static void run(Town town, Duration during, Gateway... gateways) {
        long end = town.now + during.toMillis();
        while (town.now < end) {
            town.now += STEP_MS;
            for (Gateway gateway : gateways) {
                gateway.run();
            }
        }
    }

    private static DeviceRecord with(DeviceRecord device, Standing standing, CentreId centre) {
        return new DeviceRecord(
                device.id(),
                centre,
                standing,
                device.protocol(),
                null,
                device.elder(),
                null,
                null,
                device.expectedInterval(),
                2);
    }

    /** Some devices, two gateways, and dice. */
    private static final class Night {
        private final String name;
        private final Town town = new Town();
        private final Random random;
        private final Gateway[] gateways;
        private final List<DeviceRecord> devices = new ArrayList<>();

        Night(long seed) {
            this.name = "seed " + seed;
            this.random = new Random(seed);
            for (int seconds : List.of(20, 20, 90, 90, 180)) {
                devices.add(town.enrol("d-" + devices.size(), Duration.ofSeconds(seconds)));
            }
            this.gateways = new Gateway[] {new Gateway(town, random), new Gateway(town, random)};
        }

        void twoGatewaysOneOfWhichDiesNowAndThen() {
            begin();
            for (int step = 0; step < 12_000; step++) {
                someSpeak();
                if (random.nextInt(600) == 0) {
                    int victim = random.nextInt(2);
                    gateways[victim].crash();
                    town.lose(gateways[victim]);
                    gateways[victim] = new Gateway(town, random);
                }
                run(town, Duration.ofMillis(STEP_MS), gateways);
                town.checkTimes(name + " step " + step);
            }
            town.checkThatFindingsAlternate(name);
            assertThat(town.times.findings()).as(name).hasSizeGreaterThan(4);
        }

        void everythingFails() {
            begin();
            for (int step = 0; step < 6_000; step++) {
                someSpeak();
                fail();
                run(town, Duration.ofMillis(STEP_MS), gateways);
            }
            town.checkThatFindingsAlternate(name);
            heal();
        }

        /** All speak until nobody is in the time of grace any more. */
        private void begin() {
            for (int second = 0; second < 62; second++) {
                devices.forEach(device -> town.speak(device, gateways[random.nextInt(2)]));
                run(town, Duration.ofSeconds(1), gateways);
            }
        }

        /** A device speaks often for a while, then it is silent for a while. */
        private void someSpeak() {
            long phase = (town.now - town.epoch) / 40_000;
            for (int i = 0; i < devices.size(); i++) {
                boolean talks = (phase >> i & 1) == 0;
                if (talks && random.nextInt(60) == 0) {
                    town.speak(devices.get(i), gateways[random.nextInt(2)]);
                }
            }
        }

        private void fail() {
            int which = random.nextInt(2);
            switch (random.nextInt(1_500)) {
                case 0, 1 -> {
                    gateways[which].crash();
                    gateways[which] = new Gateway(town, random);
                }
                case 2, 3 -> gateways[which].cut(Cable.CUT);
                case 4, 5, 6 -> gateways[which].cut(Cable.WHOLE);
                case 7 -> town.shift += random.nextInt(7_200_000) - 3_600_000L;
                case 8 -> town.now += random.nextInt(120_000);
                default -> {}
            }
        }

        /** Everything is whole: who speaks is not silent, and who does not is. */
        private void heal() {
            gateways[0].cut(Cable.WHOLE);
            gateways[1].cut(Cable.WHOLE);
            for (int second = 0; second < 400; second++) {
                devices.subList(0, 3).forEach(device -> town.speak(device, gateways[random.nextInt(2)]));
                run(town, Duration.ofSeconds(1), gateways);
            }
            town.checkThatFindingsAlternate(name);
            devices.subList(0, 3)
                    .forEach(device -> assertThat(town.times.isSilent(device.id()))
                            .as(name + " speaks " + device.id())
                            .isFalse());
            devices.subList(3, 5)
                    .forEach(device -> assertThat(town.times.isSilent(device.id()))
                            .as(name + " is mute " + device.id())
                            .isTrue());
        }
    }
}
