package org.anling.gateway.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.server.live.LatestReports.Place;
import org.anling.gateway.server.meters.GatewayMeters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LatestReportsTest {

    private static final CentreId CENTRE = new CentreId("demo");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final DeviceId WATCH = new DeviceId("watch-1");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SlowStore store = new SlowStore();
    private final Set<DeviceId> unknown = new HashSet<>();
    private long millis;
    private final LatestReports reports = new LatestReports(
            new LatestReports.Tools(this::record, store, () -> millis, new GatewayMeters(meters)), EVERY, 1_000);

    @Test
    void while_the_store_is_slow_the_newest_position_of_a_device_waits_alone() {
        place(WATCH, 0);
        reports.flush();
        for (int i = 1; i <= 500; i++) {
            place(WATCH, i);
            reports.flush();
        }
        assertThat(store.places).hasSize(1);
        assertThat(reports.size()).isEqualTo(1);
        store.answer(null);
        reports.flush();
        assertThat(store.places).hasSize(2);
        assertThat(lastPlace(WATCH)).isEqualTo(NOON.plusSeconds(500));
        assertThat(coalesced("position")).isEqualTo(499);
    }

    @Test
    void a_heartbeat_a_second_is_written_every_ten_seconds_with_the_last_battery_that_was_told() {
        store.prompt = true;
        for (int i = 0; i < 60; i++) {
            reports.beat("watch-3g", new Heartbeat(WATCH, NOON.plusSeconds(i), i == 45 ? 44 : null, null));
            reports.flush();
            millis += 1_000;
        }
        assertThat(store.beats).hasSize(6).allMatch(written -> written.size() == 1);
        assertThat(store.beats.getLast().getFirst().receivedAt()).isEqualTo(NOON.plusSeconds(50));
        assertThat(store.beats.getLast().getFirst().batteryPercent()).isEqualTo(44);
        millis += EVERY.toMillis();
        reports.flush();
        assertThat(store.beats.getLast().getFirst().receivedAt())
                .as("the last one is not lost")
                .isEqualTo(NOON.plusSeconds(59));
        assertThat(coalesced("heartbeat")).isEqualTo(53);
    }

    @Test
    void what_could_not_be_written_is_written_later_unless_there_is_newer() {
        DeviceId other = new DeviceId("watch-2");
        place(WATCH, 1);
        place(other, 1);
        beat(WATCH, 1);
        reports.flush();
        store.answer(null);
        place(other, 2);
        store.answer(new IllegalStateException("away"));
        reports.flush();
        assertThat(store.places).hasSize(2);
        assertThat(lastPlace(WATCH)).isEqualTo(NOON.plusSeconds(1));
        assertThat(lastPlace(other)).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void many_go_in_small_pieces_one_after_the_other() {
        for (int i = 0; i < 950; i++) {
            beat(new DeviceId("d-" + i), 1);
        }
        reports.flush();
        for (int piece = 1; piece <= 5; piece++) {
            assertThat(store.beats).hasSize(piece);
            assertThat(store.beats.getLast()).hasSize(piece < 5 ? LatestReports.AT_ONCE : 150);
            store.answer(null);
        }
        assertThat(reports.size()).isZero();
    }

    @Test
    void more_devices_than_there_is_room_for_are_shed_and_those_inside_stay_current() {
        for (int i = 0; i < 1_100; i++) {
            place(new DeviceId("d-" + i), 1);
        }
        place(new DeviceId("d-7"), 2);
        assertThat(reports.size()).isEqualTo(1_000);
        assertThat(meters.counter("anling.gateway.shed", "protocol", "watch-3g", "reason", "reports")
                        .count())
                .isEqualTo(100);
        assertThat(coalesced("position")).isEqualTo(1);
    }

    @Test
    void who_is_not_known_yet_waits_and_who_never_is_gives_back_the_room() {
        unknown.add(WATCH);
        place(WATCH, 1);
        beat(WATCH, 1);
        reports.flush();
        assertThat(store.places).isEmpty();
        assertThat(reports.size()).isEqualTo(1);
        millis += 100_000;
        reports.flush();
        assertThat(reports.size()).isZero();
    }

    private Instant lastPlace(DeviceId device) {
        return Optional.ofNullable(store.places.getLast().get(device))
                .orElseThrow()
                .at();
    }

    private void place(DeviceId device, int second) {
        reports.place("watch-3g", device, new Place(Position.home(39.88, 116.4), NOON.plusSeconds(second)));
    }

    private void beat(DeviceId device, int second) {
        reports.beat("watch-3g", new Heartbeat(device, NOON.plusSeconds(second), 80, null));
    }

    private double coalesced(String what) {
        return meters.counter("anling.gateway.coalesced", "protocol", "watch-3g", "what", what)
                .count();
    }

    private Optional<Optional<DeviceRecord>> record(DeviceId device) {
        return unknown.contains(device)
                ? Optional.empty()
                : Optional.of(Optional.of(new DeviceRecord(
                        device, CENTRE, Standing.ENROLLED, "watch-3g", "m", null, null, null, EVERY, 1)));
    }

    /** Answers when it is told to, or at once. */
    private static final class SlowStore implements LatestReports.Store {
        private final List<List<Heartbeat>> beats = new ArrayList<>();
        private final List<Map<DeviceId, Place>> places = new ArrayList<>();
        private boolean prompt;
        private CompletableFuture<Void> open = new CompletableFuture<>();

        @Override
        public CompletionStage<Void> heartbeats(CentreId centre, Collection<Heartbeat> written) {
            beats.add(List.copyOf(written));
            return next();
        }

        @Override
        public CompletionStage<Void> positions(CentreId centre, Map<DeviceId, Place> written) {
            places.add(Map.copyOf(written));
            return next();
        }

        void answer(@Nullable Throwable failure) {
            CompletableFuture<Void> now = open;
            if (failure == null) {
                now.complete(null);
            } else {
                now.completeExceptionally(failure);
            }
        }

        private CompletionStage<Void> next() {
            open = new CompletableFuture<>();
            if (prompt) {
                open.complete(null);
            }
            return open;
        }
    }
}
