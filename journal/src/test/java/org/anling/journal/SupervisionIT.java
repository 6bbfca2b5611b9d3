package org.anling.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.plan.SelfPress;
import org.anling.journal.cache.DueTimes;
import org.anling.journal.cache.DueTimes.Due;
import org.anling.journal.cache.DueTimes.Look;
import org.anling.journal.cache.DueTimes.Sign;
import org.anling.journal.cache.Levels;
import org.anling.journal.cache.Supervision;
import org.anling.journal.testing.MemoryDueTimes;
import org.anling.journal.testing.Samples;
import org.anling.journal.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The scripts of supervision on a real server, by a clock of the test's. */
class SupervisionIT {

    private static final Duration GRACE = Duration.ofSeconds(60);
    private static TestRedis redis;
    private static RedisJournal journal;

    private Instant now = Samples.NOON;

    @BeforeAll
    static void open() {
        redis = TestRedis.start();
        journal = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry());
    }

    @AfterAll
    static void close() {
        journal.close();
        redis.close();
    }

    @Test
    void of_all_who_look_one_finds_a_silence_and_one_its_end() {
        CentreId centre = new CentreId("one-finds");
        Supervision times = journal.supervision(centre).by(() -> now);
        Sign sign = sign(device(centre, "quiet", 1, Duration.ofSeconds(90)), 0);
        get(times.heard(List.of(sign)));
        listen(times, Duration.ofSeconds(91));
        Due due = get(times.look(GRACE, 10)).due().getFirst();

        List<Boolean> claims = IntStream.range(0, 5)
                .mapToObj(i -> get(times.claim(due, Samples.input(centre, "s-" + i, Lane.ROUTINE))))
                .toList();

        assertThat(due.lastHeardAt()).isEqualTo(Samples.NOON);
        assertThat(claims).containsExactly(true, false, false, false, false);
        listen(times, Duration.ofMinutes(10));
        assertThat(get(times.look(GRACE, 10)).due()).isEmpty();
        assertThat(get(times.heard(List.of(sign))))
                .singleElement()
                .satisfies(again -> assertThat(again.lastHeardAt()).isEqualTo(Samples.NOON));
        assertThat(get(times.clear(sign, Samples.input(centre, "h-1", Lane.ROUTINE))))
                .isTrue();
        assertThat(get(times.clear(sign, Samples.input(centre, "h-2", Lane.ROUTINE))))
                .isFalse();
        assertThat(get(times.heard(List.of(sign)))).isEmpty();
        try (CentreJournal reader = journal.centreJournal(centre)) {
            assertThat(JournalContractTest.ids(reader.read(Lane.ROUTINE, "0-0", 10)))
                    .containsExactly("s-0", "h-1");
        }
    }

    @Test
    void of_all_who_find_a_level_too_low_one_tells_and_one_its_end() {
        CentreId centre = new CentreId("levels");
        Levels one = journal.levels(centre);
        Levels other = journal.levels(centre);
        assertThat(get(one.raise("battery d-1", now, Optional.of(Samples.input(centre, "l-1", Lane.ROUTINE)))))
                .isTrue();
        assertThat(get(other.raise("battery d-1", now, Optional.of(Samples.input(centre, "l-2", Lane.ROUTINE)))))
                .isFalse();
        assertThat(get(other.raise("battery d-2", now, Optional.empty()))).isTrue();
        assertThat(get(one.raisedOf(List.of("battery d-1", "battery d-2", "battery d-3"))))
                .containsExactlyInAnyOrder("battery d-1", "battery d-2");
        assertThat(get(other.end("battery d-1", Optional.of(Samples.input(centre, "l-3", Lane.ROUTINE)))))
                .isTrue();
        assertThat(get(one.end("battery d-1", Optional.of(Samples.input(centre, "l-4", Lane.ROUTINE)))))
                .isFalse();
        assertThat(get(one.raisedOf(List.of("battery d-1")))).isEmpty();
        try (CentreJournal reader = journal.centreJournal(centre)) {
            assertThat(JournalContractTest.ids(reader.read(Lane.ROUTINE, "0-0", 10)))
                    .containsExactly("l-1", "l-3");
        }
    }

    @Test
    void a_device_that_was_heard_meanwhile_is_not_silent() {
        CentreId centre = new CentreId("meanwhile");
        Supervision times = journal.supervision(centre).by(() -> now);
        Sign sign = sign(device(centre, "d-1", 1, Duration.ofSeconds(90)), 0);
        get(times.heard(List.of(sign)));
        listen(times, Duration.ofSeconds(91));
        Due due = get(times.look(GRACE, 10)).due().getFirst();
        get(times.heard(List.of(sign)));

        assertThat(get(times.claim(due, Samples.input(centre, "s", Lane.ROUTINE))))
                .isFalse();
    }

    @Test
    void after_a_time_in_which_nobody_listened_nobody_is_silent_at_once() {
        CentreId centre = new CentreId("blind");
        Supervision times = journal.supervision(centre).by(() -> now);
        get(times.heard(List.of(sign(device(centre, "d-1", 1, Duration.ofSeconds(90)), 0))));
        listen(times, Duration.ofSeconds(80));
        now = now.plus(Duration.ofHours(2));

        Look back = get(times.look(GRACE, 10));
        listen(times, Duration.ofSeconds(59));
        List<Due> inGrace = get(times.look(GRACE, 10)).due();
        listen(times, Duration.ofSeconds(2));

        assertThat(back.gap()).isEqualTo(Duration.ofHours(2).plusSeconds(1));
        assertThat(back.due()).isEmpty();
        assertThat(inGrace).isEmpty();
        assertThat(get(times.look(GRACE, 10)).due()).hasSize(1);
    }

    @Test
    void a_clock_that_is_set_back_finds_nobody_and_loses_nobody() {
        CentreId centre = new CentreId("set-back");
        Supervision times = journal.supervision(centre).by(() -> now);
        get(times.heard(List.of(sign(device(centre, "d-1", 1, Duration.ofSeconds(90)), 0))));
        listen(times, Duration.ofSeconds(80));
        now = now.minus(Duration.ofHours(3));
        listen(times, Duration.ofSeconds(9));

        assertThat(get(times.look(GRACE, 10)).due()).isEmpty();
        listen(times, Duration.ofSeconds(3));
        assertThat(get(times.look(GRACE, 10)).due()).hasSize(1);
    }

    @Test
    void who_is_enrolled_and_never_heard_is_missed_and_who_is_revoked_or_presses_by_itself_is_not() {
        CentreId centre = new CentreId("enrolled");
        Supervision times = journal.supervision(centre).by(() -> now);
        now = Instant.now();
        get(journal.deviceDirectory().put(device(centre, "never-heard", 1, Duration.ofSeconds(90))));
        get(journal.deviceDirectory().put(device(centre, "taken-away", 1, Duration.ofSeconds(90))));
        get(journal.deviceDirectory().put(revoked(device(centre, "taken-away", 2, Duration.ofSeconds(90)))));
        get(journal.deviceDirectory().put(synthetic(centre)));
        get(times.look(GRACE, 10));
        listen(times, Duration.ofSeconds(95));

        assertThat(get(times.look(GRACE, 10)).due())
                .extracting(Due::device)
                .containsExactly(new DeviceId("never-heard"));
    }

    @Test
    void the_server_and_the_memory_answer_alike() {
        long seed = 20260314;
        CentreId centre = new CentreId("alike");
        Supervision real = journal.supervision(centre).by(() -> now);
        MemoryDueTimes memory = new MemoryDueTimes(() -> now);
        Random random = new Random(seed);
        List<Due> seen = new ArrayList<>();
        for (int step = 0; step < 3_000; step++) {
            DeviceRecord device = device(
                    centre,
                    "d-" + random.nextInt(6),
                    1 + step / 500,
                    Duration.ofSeconds(List.of(20, 90, 180).get(random.nextInt(3))));
            Sign sign = sign(device, random.nextInt(30_000));
            InputEntry finding = Samples.input(centre, "f-" + step, Lane.ROUTINE);
            now = now.plusMillis(random.nextInt(100) == 0 ? random.nextInt(60_000) - 20_000 : random.nextInt(1_500));
            String at = "seed " + seed + " step " + step;
            switch (random.nextInt(8)) {
                case 0, 1 -> same(at, real, memory, times -> times.heard(List.of(sign)));
                case 2 -> same(at, real, memory, times -> times.clear(sign, finding));
                case 3 ->
                    same(at, real, memory, times -> times.forget(sign.device().id()));
                case 4 -> {
                    if (!seen.isEmpty()) {
                        Due due = seen.get(random.nextInt(seen.size()));
                        same(at, real, memory, times -> times.claim(due, finding));
                    }
                }
                default ->
                    seen.addAll(same(at, real, memory, times -> times.look(Duration.ofSeconds(5), 4))
                            .due());
            }
        }
        try (CentreJournal reader = journal.centreJournal(centre)) {
            assertThat(JournalContractTest.ids(reader.read(Lane.ROUTINE, "0-0", 10_000)))
                    .hasSizeGreaterThan(20)
                    .isEqualTo(memory.findings().stream()
                            .map(finding -> finding.envelope().id().value())
                            .toList());
        }
    }

    private static <T> T same(String at, DueTimes real, DueTimes memory, Function<DueTimes, CompletionStage<T>> step) {
        T said = get(step.apply(real));
        assertThat(said).as(at).isEqualTo(get(step.apply(memory)));
        return said;
    }

    /** Looks every second for a while. */
    private void listen(DueTimes times, Duration during) {
        for (long second = 0; second < during.toSeconds(); second++) {
            get(times.look(GRACE, 10));
            now = now.plusSeconds(1);
        }
    }

    private static Sign sign(DeviceRecord device, long agoMillis) {
        return new Sign(device, Duration.ofMillis(agoMillis));
    }

    private static DeviceRecord device(CentreId centre, String id, long version, Duration interval) {
        ElderRef elder = new ElderRef(new ElderId("e-1"), "110105001001", 1, "", ElderRef.Risk.STANDARD);
        return new DeviceRecord(
                new DeviceId(id), centre, Standing.ENROLLED, "mqtt", null, elder, null, null, interval, version);
    }

    private static DeviceRecord revoked(DeviceRecord device) {
        return new DeviceRecord(
                device.id(),
                device.centre(),
                Standing.REVOKED,
                "mqtt",
                null,
                device.elder(),
                null,
                null,
                device.expectedInterval(),
                device.version());
    }

    private static DeviceRecord synthetic(CentreId centre) {
        ElderRef elder =
                new ElderRef(new ElderId("e-0"), SelfPress.COMMUNITY, 1, SelfPress.PLAN, ElderRef.Risk.STANDARD);
        return new DeviceRecord(
                new DeviceId("by-itself"),
                centre,
                Standing.ENROLLED,
                "mqtt",
                null,
                elder,
                null,
                null,
                Duration.ofSeconds(90),
                1);
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
