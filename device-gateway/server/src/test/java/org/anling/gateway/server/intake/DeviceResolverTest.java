package org.anling.gateway.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.junit.jupiter.api.Test;

class DeviceResolverTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger reads = new AtomicInteger();
    private final DeviceResolver resolver = new DeviceResolver(this::read, now::get, 10);

    @Test
    void ids_of_nobody_fill_no_memory_and_are_still_looked_up() {
        find("watch-1");
        for (int i = 0; i < 100; i++) {
            assertThat(find("nobody-" + i)).isEmpty();
        }
        assertThat(resolver.keptCount()).isEqualTo(10);
        assertThat(reads.get()).isEqualTo(101);
        assertThat(find("watch-2")).as("without room, but known").isPresent();
    }

    @Test
    void the_enrolled_find_room_where_the_unknown_were() {
        for (int i = 0; i < 100; i++) {
            find("nobody-" + i);
        }
        now.set(NOON.plusSeconds(6));
        find("watch-1");
        assertThat(resolver.keptCount()).isEqualTo(1);
        find("watch-1");
        assertThat(reads.get()).as("kept, not read again").isEqualTo(101);
    }

    @Test
    void a_device_that_was_silent_for_long_is_forgotten() {
        find("watch-1");
        now.set(NOON.plus(Duration.ofMinutes(31)));
        resolver.forget();
        assertThat(resolver.keptCount()).isZero();
    }

    @Test
    void records_of_very_many_are_read_again_a_few_at_a_time_and_all_within_a_minute() {
        DeviceResolver large = new DeviceResolver(this::read, now::get);
        List<DeviceId> speaking = IntStream.range(0, 4_000)
                .mapToObj(i -> new DeviceId("watch-" + i))
                .toList();
        speaking.forEach(device -> large.resolve(device).toCompletableFuture().join());
        assertThat(reads.get()).isEqualTo(4_000);
        for (int second = 1; second <= 60; second++) {
            int before = reads.get();
            now.set(NOON.plusSeconds(second));
            large.refresh(speaking);
            assertThat(reads.get() - before).isLessThanOrEqualTo(300);
        }
        assertThat(reads.get()).isEqualTo(8_000);
    }

    private Optional<DeviceRecord> find(String id) {
        return resolver.resolve(new DeviceId(id)).toCompletableFuture().join();
    }

    private CompletableFuture<Optional<DeviceRecord>> read(DeviceId id) {
        reads.incrementAndGet();
        DeviceRecord record = new DeviceRecord(
                id,
                new CentreId("c1"),
                Standing.ENROLLED,
                "watch-3g",
                null,
                null,
                null,
                null,
                Duration.ofMinutes(10),
                1);
        return CompletableFuture.completedFuture(
                id.value().startsWith("watch") ? Optional.of(record) : Optional.empty());
    }
}
