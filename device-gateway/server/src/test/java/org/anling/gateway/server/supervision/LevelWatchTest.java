package org.anling.gateway.server.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Vitals;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.LevelFinding;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.journal.cache.LevelBook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LevelWatchTest {

    private static final CentreId CENTRE = new CentreId("c1");
    private static final ElderRef ELDER =
            new ElderRef(new ElderId("e1"), "110105001001", 1, "sos-at-once@1", ElderRef.Risk.STANDARD);
    private static final DeviceRecord DEVICE = record("d1", Standing.ENROLLED);

    private final Book book = new Book();
    private Instant now = Instant.parse("2026-03-14T08:00:00Z");
    private LevelWatch watch = gateway();

    /** What all gateways share, in memory; each step of it may fail. */
    private static final class Book implements LevelBook {
        private final Set<String> raised = new HashSet<>();
        private final List<LevelFinding> findings = new ArrayList<>();
        private final List<InputEntry> looks = new ArrayList<>();
        private boolean fails;

        @Override
        public CompletionStage<Set<String>> raisedOf(List<String> names) {
            Set<String> found = new HashSet<>(names);
            found.retainAll(raised);
            return answer(found);
        }

        @Override
        public CompletionStage<Boolean> raise(String name, Instant at, Optional<InputEntry> finding) {
            return fails ? answer(false) : answer(noted(raised.add(name), finding));
        }

        @Override
        public CompletionStage<Boolean> end(String name, Optional<InputEntry> finding) {
            return fails ? answer(false) : answer(noted(raised.remove(name), finding));
        }

        private boolean noted(boolean first, Optional<InputEntry> finding) {
            if (first) {
                finding.ifPresent(this::append);
            }
            return first;
        }

        private void append(InputEntry entry) {
            if (entry.body() instanceof LevelFinding level) {
                findings.add(level);
            } else {
                looks.add(entry);
            }
        }

        private <T> CompletionStage<T> answer(T value) {
            return fails
                    ? CompletableFuture.failedStage(new IllegalStateException("away"))
                    : CompletableFuture.completedStage(value);
        }
    }

    @Test
    void a_battery_is_low_once_and_good_once_and_nothing_between_changes_that() {
        for (int percent : new int[] {90, 16, 15, 14, 29, 15, 3}) {
            says(percent);
        }
        assertThat(states()).containsExactly(LevelFinding.State.RAISED);
        assertThat(book.findings.getFirst().detail()).isEqualTo("15 %");
        for (int percent : new int[] {16, 29, 30, 100, 16}) {
            says(percent);
        }
        assertThat(states()).containsExactly(LevelFinding.State.RAISED, LevelFinding.State.ENDED);
        says(15);
        assertThat(states()).hasSize(3);
    }

    @Test
    void another_gateway_or_a_new_start_finds_nothing_anew() {
        says(10);
        watch = gateway();
        says(9);
        assertThat(states()).containsExactly(LevelFinding.State.RAISED);
        LevelWatch first = watch;
        watch = gateway();
        says(80);
        assertThat(states()).endsWith(LevelFinding.State.ENDED);
        watch = first;
        says(8);
        assertThat(states()).as("it believes what it knew, for a while").hasSize(2);
        now = now.plus(Duration.ofMinutes(5));
        says(8);
        assertThat(states()).as("and asks again then").hasSize(3).endsWith(LevelFinding.State.RAISED);
    }

    @Test
    void a_device_that_complains_itself_is_not_told_of_twice_but_its_end_is() {
        hears(uplink(14, AlertType.LOW_BATTERY));
        says(14);
        assertThat(states()).isEmpty();
        says(90);
        assertThat(states()).containsExactly(LevelFinding.State.ENDED);
        hears(uplink(90, AlertType.LOW_BATTERY, AlertType.SOS));
        says(20);
        assertThat(states()).as("it says that it is low, whatever it measures").hasSize(1);
    }

    @Test
    void what_the_store_does_not_take_is_told_later_and_the_newest_counts() {
        book.fails = true;
        says(10);
        says(9);
        book.fails = false;
        watch.round();
        assertThat(states()).containsExactly(LevelFinding.State.RAISED);
        assertThat(book.findings.getFirst().detail()).isEqualTo("9 %");
    }

    @Test
    void a_measurement_out_of_its_range_is_one_look_until_it_was_right_again() {
        measures(72);
        measures(150);
        measures(160);
        assertThat(book.looks).hasSize(1);
        InputEntry look = book.looks.getFirst();
        assertThat(look.envelope().lane()).isEqualTo(Lane.URGENT);
        assertThat(look.envelope().alarm()).isFalse();
        Alert alert = ((AlertFrame) look.body()).alerts().getFirst();
        assertThat(alert.type()).isEqualTo(AlertType.VITAL_ABNORMAL);
        assertThat(alert.detail()).isEqualTo("HEART_RATE 150.0 bpm");
        assertThat(Objects.requireNonNull(look.personal()).readings())
                .extracting(Vitals.Reading::value)
                .containsExactly(150.0, 97.0);
        assertThat(look.personal().raw()).containsExactly("raw");
        measures(80);
        assertThat(book.looks).as("that it is right again wakes nobody").hasSize(1);
        measures(30);
        assertThat(book.looks).hasSize(2);
    }

    @Test
    void what_is_measured_at_nobody_needs_no_look() {
        DeviceRecord spare = new DeviceRecord(
                DEVICE.id(), CENTRE, Standing.ENROLLED, "gt06", "m", null, null, null, Duration.ofMinutes(30), 2);
        watch.reported(spare, measured(200));
        watch.round();
        assertThat(book.looks).isEmpty();
    }

    private void measures(double heartRate) {
        hears(measured(heartRate));
    }

    private Uplink measured(double heartRate) {
        now = now.plusSeconds(60);
        Vitals vitals = new Vitals(
                DEVICE.id(),
                null,
                now,
                List.of(
                        new Vitals.Reading(Vitals.Kind.HEART_RATE, heartRate, "bpm"),
                        new Vitals.Reading(Vitals.Kind.SPO2, 97, "%")));
        return new Uplink(DEVICE.id(), List.of(), null, beat(null), vitals, List.of(), "raw");
    }

    @Test
    void what_says_nothing_of_now_or_of_nobody_here_is_not_told() {
        says(null);
        hears(new Uplink(DEVICE.id(), List.of(), null, beat(3), null, List.of("delayed"), ""));
        watch.reported(record("d2", Standing.REVOKED), uplink(3));
        watch.round();
        assertThat(states()).isEmpty();
    }

    private void says(@Nullable Integer percent) {
        hears(uplink(percent));
    }

    private void hears(Uplink uplink) {
        watch.reported(DEVICE, uplink);
        watch.round();
    }

    private List<LevelFinding.State> states() {
        return book.findings.stream().map(LevelFinding::state).toList();
    }

    private LevelWatch gateway() {
        LevelWatch.Tools tools = new LevelWatch.Tools(
                centre -> book,
                () -> new InputId("i" + book.findings.size()),
                () -> now,
                new GatewayMeters(new SimpleMeterRegistry()));
        return new LevelWatch(tools, Thresholds.DEFAULT);
    }

    private Uplink uplink(@Nullable Integer percent, AlertType... types) {
        List<Alert> alerts = List.of(types).stream()
                .map(type -> new Alert(type, "k", null, ClockQuality.UNSET, null, null, percent, 0))
                .toList();
        return new Uplink(DEVICE.id(), alerts, null, beat(percent), null, List.of(), "");
    }

    private Heartbeat beat(@Nullable Integer percent) {
        return new Heartbeat(DEVICE.id(), now, percent, null);
    }

    private static DeviceRecord record(String id, Standing standing) {
        return new DeviceRecord(
                new DeviceId(id), CENTRE, standing, "gt06", "m", ELDER, null, null, Duration.ofMinutes(30), 1);
    }
}
