package org.anling.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Position;
import org.anling.contract.alert.Vitals;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.anling.contract.plan.PlanText;
import org.anling.journal.cache.CardCache;
import org.anling.journal.cache.DeviceDirectory;
import org.anling.journal.cache.LiveStore;
import org.anling.journal.cache.LiveStore.DeviceSession;
import org.anling.journal.cache.PlanTexts;
import org.anling.journal.cache.SessionStore;
import org.anling.journal.cache.UnregisteredDevices;
import org.anling.journal.testing.Samples;
import org.anling.journal.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Copies beside the logs: the newer always wins, and who listens is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CachesIT {

    private static final CentreId CENTRE = new CentreId("caches");
    private static final Position HOME = Position.home(31.2, 121.4);

    private TestRedis redis;
    private RedisJournal journal;

    @BeforeAll
    void start() {
        redis = TestRedis.start();
        journal = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry());
    }

    @AfterAll
    void stop() {
        journal.close();
        redis.close();
    }

    @Test
    void an_older_record_of_a_device_never_replaces_a_newer_one() {
        DeviceDirectory devices = journal.deviceDirectory();
        DeviceId id = new DeviceId("3405000001");

        assertThat(get(devices.find(id))).isEmpty();
        assertThat(get(devices.put(device(id, Standing.ENROLLED, 2)))).isTrue();
        assertThat(get(devices.put(device(id, Standing.ENROLLED, 1)))).isFalse();
        assertThat(get(devices.put(device(id, Standing.REVOKED, 3)))).isTrue();
        assertThat(get(devices.find(id))).contains(device(id, Standing.REVOKED, 3));
    }

    @Test
    void a_listener_is_told_of_changes_and_of_what_it_may_have_missed() throws Exception {
        DeviceDirectory devices = journal.deviceDirectory();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (AutoCloseable listening = devices.listen(new DeviceDirectory.Listener() {
            @Override
            public void changed(DeviceId device) {
                told.add(device.value());
            }

            @Override
            public void missed() {
                told.add("missed");
            }
        })) {
            await().until(() -> told.contains("missed"));
            get(devices.put(device(new DeviceId("d-7"), Standing.ENROLLED, 1)));
            await().until(() -> told.contains("d-7"));
            assertThat(listening).isNotNull();
        }
    }

    @Test
    void an_elders_card_is_found_by_its_version_and_as_the_latest() {
        CardCache cards = journal.cardCache(CENTRE);
        ElderId elder = new ElderId("elder-1");

        assertThat(get(cards.put(card(elder, 1, "王秀英")))).isTrue();
        assertThat(get(cards.put(card(elder, 3, "王秀英 3")))).isTrue();
        assertThat(get(cards.put(card(elder, 2, "王秀英 2")))).isFalse();

        assertThat(get(cards.findLatest(elder)).orElseThrow().version()).isEqualTo(3);
        assertThat(get(cards.find(elder, 1)).orElseThrow().name()).isEqualTo("王秀英");
        assertThat(get(cards.find(elder, 2))).isPresent();
        assertThat(get(cards.listLatest(List.of(elder, new ElderId("nobody"))))).hasSize(1);
    }

    @Test
    void an_older_text_of_a_plan_never_takes_the_place_of_a_newer_one() {
        PlanTexts texts = journal.planTexts(CENTRE);
        PlanText newer = new PlanText(PlanText.Kind.PLAN, "fall", 10, "id: fall 跌倒");

        assertThat(get(texts.put(newer))).isTrue();
        assertThat(get(texts.put(new PlanText(PlanText.Kind.PLAN, "fall", 9, "older"))))
                .isFalse();
        assertThat(get(texts.put(new PlanText(PlanText.Kind.PLAN, "fall", 10, "the same"))))
                .isFalse();
        assertThat(get(texts.put(new PlanText(PlanText.Kind.CARD, "fall", 1, "a card"))))
                .isTrue();
        assertThat(get(texts.list(PlanText.Kind.PLAN))).containsExactly(newer);
    }

    @Test
    void people_are_listed_until_they_leave() {
        CardCache cards = journal.cardCache(CENTRE);
        PersonCard doctor = new PersonCard("doctor-1", Role.RESPONDER, ResponderKind.DOCTOR, "李医生", "139", 2);

        assertThat(get(cards.put(doctor))).isTrue();
        assertThat(get(cards.put(new PersonCard("doctor-1", Role.RESPONDER, null, "old", null, 1))))
                .isFalse();
        assertThat(get(cards.listPeople())).containsExactly(doctor);
        get(cards.removePerson("doctor-1"));
        assertThat(get(cards.listPeople())).isEmpty();
        assertThat(get(cards.findPerson("doctor-1"))).isEmpty();
    }

    @Test
    void the_later_position_wins_whatever_the_order() {
        LiveStore live = journal.liveStore(CENTRE);
        ResponderId responder = new ResponderId("doctor-1");
        Position later = Position.home(31.3, 121.5);

        get(live.putPosition(responder, later, Samples.NOON.plusSeconds(5)));
        get(live.putPosition(responder, HOME, Samples.NOON));
        get(live.putPosition(new DeviceId("d-1"), HOME, Samples.NOON));

        assertThat(get(live.listResponders()))
                .containsExactly(
                        java.util.Map.entry(responder, new LiveStore.Seen(later, Samples.NOON.plusSeconds(5))));
        assertThat(get(live.findPosition(new DeviceId("d-1"))).orElseThrow().position())
                .isEqualTo(HOME);
    }

    @Test
    void heartbeats_of_many_devices_go_in_one_command() {
        LiveStore live = journal.liveStore(CENTRE);
        List<Heartbeat> beats = IntStream.range(0, 500)
                .mapToObj(i -> new Heartbeat(new DeviceId("h-" + i), Samples.NOON, 80, null))
                .toList();

        get(live.putHeartbeats(beats));

        assertThat(get(live.findHeartbeat(new DeviceId("h-499")))).contains(beats.getLast());
    }

    @Test
    void of_each_kind_the_newest_measurement_at_an_elder_stays_whichever_device_made_it() {
        LiveStore live = journal.liveStore(CENTRE);
        ElderId elder = new ElderId("v-elder");
        DeviceId watch = new DeviceId("v-1");
        get(live.putVitals(elder, List.of(vitals(watch, 2, Vitals.Kind.HEART_RATE, 72))));
        get(live.putVitals(elder, List.of(vitals(watch, 1, Vitals.Kind.HEART_RATE, 150))));
        get(live.putVitals(elder, List.of(vitals(new DeviceId("v-2"), 0, Vitals.Kind.SPO2, 97))));
        get(live.putVitals(new ElderId("other"), List.of(vitals(watch, 9, Vitals.Kind.HEART_RATE, 60))));

        assertThat(get(live.findVitals(elder)))
                .as("a device that went to somebody else tells nothing of him here")
                .containsExactlyInAnyOrder(
                        new LiveStore.Measured(
                                new Vitals.Reading(Vitals.Kind.HEART_RATE, 72, "u"), Samples.NOON.plusSeconds(2)),
                        new LiveStore.Measured(new Vitals.Reading(Vitals.Kind.SPO2, 97, "u"), Samples.NOON));
        get(live.removeVitals(elder));
        assertThat(get(live.findVitals(elder))).isEmpty();
        assertThat(get(live.findVitals(new ElderId("other")))).hasSize(1);
    }

    private static Vitals vitals(DeviceId device, int second, Vitals.Kind kind, double value) {
        return new Vitals(
                device,
                Samples.NOON.plusSeconds(second),
                Samples.NOON.plusSeconds(60),
                List.of(new Vitals.Reading(kind, value, "u")));
    }

    @Test
    void the_newest_session_of_a_device_wins_and_an_old_one_cannot_end_it() {
        LiveStore live = journal.liveStore(CENTRE);
        DeviceId device = new DeviceId("s-1");
        long first = get(live.openSession(device, "gateway-a"));
        long second = get(live.openSession(device, "gateway-b"));

        assertThat(second).isGreaterThan(first);
        assertThat(get(live.closeSession(device, new DeviceSession("gateway-a", first))))
                .isFalse();
        assertThat(get(live.findSession(device))).contains(new DeviceSession("gateway-b", second));
        assertThat(get(live.closeSession(device, new DeviceSession("gateway-b", second))))
                .isTrue();
        assertThat(get(live.findSession(device))).isEmpty();
    }

    @Test
    void a_page_session_is_found_by_its_cookie_until_it_ends() {
        SessionStore sessions = journal.sessionStore();
        byte[] bytes = "opaque".getBytes(StandardCharsets.UTF_8);

        get(sessions.put("cookie-1", bytes, Duration.ofMinutes(5)));
        get(sessions.put("cookie-2", bytes, Duration.ofMillis(30)));

        assertThat(get(sessions.find("cookie-1")).orElseThrow()).isEqualTo(bytes);
        await().until(() -> get(sessions.find("cookie-2")).isEmpty());
        assertThat(get(sessions.prolong("cookie-2", Duration.ofMinutes(1)))).isFalse();
        get(sessions.remove("cookie-1"));
        assertThat(get(sessions.find("cookie-1"))).isEmpty();
    }

    @Test
    void the_sessions_of_somebody_are_listed_and_ended_without_their_cookies() {
        SessionStore sessions = journal.sessionStore();
        byte[] bytes = "opaque".getBytes(StandardCharsets.UTF_8);
        get(sessions.put("cookie-3", bytes, Duration.ofMinutes(5), "s-1"));
        get(sessions.put("cookie-4", bytes, Duration.ofMillis(30), "s-1"));
        get(sessions.put("cookie-5", bytes, Duration.ofMinutes(5), "s-2"));
        await().until(() -> get(sessions.list("s-1")).size() == 1);

        SessionStore.Kept kept = get(sessions.list("s-1")).getFirst();

        assertThat(kept.handle()).isEqualTo(SessionStore.handle("cookie-3")).doesNotContain("cookie");
        assertThat(kept.session()).isEqualTo("opaque");
        assertThat(kept.left()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        get(sessions.end(kept.handle()));
        assertThat(get(sessions.find("cookie-3"))).isEmpty();
        assertThat(get(sessions.list("s-1"))).isEmpty();
        assertThat(get(sessions.list("s-2"))).hasSize(1);
    }

    @Test
    void unregistered_devices_are_listed_newest_first_and_bounded() {
        UnregisteredDevices unregistered = journal.unregisteredDevices(CENTRE);
        IntStream.range(0, 1_010).forEach(i -> get(unregistered.saw(ref("u-" + i), Samples.NOON.plusSeconds(i))));

        List<UnregisteredDevices.Seen> seen = get(unregistered.list(5_000));

        assertThat(seen).hasSize(1_000);
        assertThat(seen.getFirst().device().id()).isEqualTo(new DeviceId("u-1009"));
        get(unregistered.forget(new DeviceId("u-1009")));
        assertThat(get(unregistered.list(1)).getFirst().device().id()).isEqualTo(new DeviceId("u-1008"));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static DeviceRef ref(String id) {
        return new DeviceRef(new DeviceId(id), Identity.UNKNOWN, "watch-3g", null, "10.0.0.0/24");
    }

    private static DeviceRecord device(DeviceId id, Standing standing, long version) {
        return new DeviceRecord(
                id, CENTRE, standing, "mqtt", "button", null, HOME, null, Duration.ofMinutes(10), version);
    }

    private static ElderCard card(ElderId id, long version, String name) {
        return new ElderCard(
                id,
                version,
                name,
                "wang xiuying",
                1942,
                ElderCard.Sex.FEMALE,
                "021",
                new ElderCard.Address("310101001001", "外滩", "一号院", "3", "2", 5, "501", null),
                HOME,
                "A",
                new ElderCard.FirstAid(List.of(), List.of("deaf"), List.of(), List.of()),
                List.of(),
                List.of());
    }
}
