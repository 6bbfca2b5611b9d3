package org.anling.dispatcher.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.directory.PersonCard.PushAddress;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.people.Channel;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.anling.dispatcher.core.notice.Delivery;
import org.anling.dispatcher.core.notice.Notice;
import org.anling.dispatcher.core.notice.NoticeAction.Ending;
import org.anling.dispatcher.core.notice.NoticeAction.Stop;
import org.anling.dispatcher.core.notice.NoticeSettings;
import org.anling.dispatcher.core.notice.Purpose;
import org.anling.dispatcher.server.notice.push.Browser;
import org.anling.dispatcher.server.notice.push.PushChannel;
import org.anling.dispatcher.server.notice.push.PushService;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whoever was woken for nothing learns it at once, from the card in Redis to the browser behind TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandDownIT {
    private static final CentreId CENTRE = new CentreId("c1");

    private TestRedis server;
    private RedisJournal redis;
    private PushService service;
    private Browser browser;
    private Courier courier;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = TestRedis.start();
        redis = RedisJournal.open(JournalConfig.of(server.uri()), new SimpleMeterRegistry());
        service = PushService.start(folder);
        browser = Browser.fresh();
        redis.cardCache(CENTRE)
                .put(card("r1", browser.at("b1", service.at("/r1"))))
                .toCompletableFuture()
                .get();
        NoticeConfig config = new NoticeConfig(
                CENTRE,
                "安铃",
                NoticeSettings.of(Set.of(Channel.PUSH), ZoneId.of("Asia/Shanghai")),
                List.of(),
                "",
                "zh",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "",
                "0123456789abcdef");
        InstantSource clock = InstantSource.system();
        Courier.Kit kit = new Courier.Kit(
                config,
                new People(redis.cardCache(CENTRE), config, clock),
                new Texts("安铃"),
                new LinkTokens(config.secret()),
                new Reports(CENTRE, redis.inbox(CENTRE), clock));
        PushChannel push = new PushChannel(
                service::key, uri -> "https".equals(uri.getScheme()), (_, _) -> {}, clock, service.line());
        courier = new Courier(kit, List.of(push), new SimpleMeterRegistry(), clock);
    }

    @BeforeEach
    void clear() {
        service.clear();
    }

    @AfterAll
    void stop() {
        courier.close();
        service.close();
        redis.close();
        server.close();
    }

    @Test
    void who_was_asked_and_is_not_needed_reads_it_within_a_second_instead_of_the_offer() throws Exception {
        Delivery offer = delivery("o1", Purpose.OFFER);
        courier.send(offer, _ -> true);
        await().until(() -> service.arrived.size() == 1);
        courier.stop(new Stop(offer, Ending.OVERTAKEN));
        await().atMost(Duration.ofSeconds(1)).until(() -> service.arrived.size() == 2);
        assertThat(read(0)).contains("有老人需要帮助", "\"over\":false");
        assertThat(read(1)).contains("这次不需要您去了", "\"over\":true").doesNotContain("有老人需要帮助");
        assertThat(topic(1)).isEqualTo(topic(0));
    }

    @Test
    void who_is_needed_or_was_never_woken_is_told_nothing() throws Exception {
        Delivery accepted = delivery("o1", Purpose.OFFER);
        Delivery reminder = delivery("rem-1", Purpose.REMINDER);
        courier.send(accepted, _ -> true);
        courier.send(reminder, _ -> true);
        await().until(() -> service.arrived.size() == 2);
        courier.stop(new Stop(accepted, Ending.ANSWERED));
        courier.stop(new Stop(reminder, Ending.OVERTAKEN));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Delivery late = delivery("o2", Purpose.OFFER);
        courier.send(late, _ -> {
            asked.countDown();
            return !passes(over);
        });
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        courier.stop(new Stop(late, Ending.OVERTAKEN));
        over.countDown();
        courier.send(delivery("o3", Purpose.OFFER), _ -> true);
        await().until(() -> service.arrived.size() >= 3);
        assertThat(service.arrived).hasSize(3);
        assertThat(topic(2)).as("the next offer and nothing before it").isNotIn(topic(0), topic(1));
        assertThat(read(2)).contains("\"over\":false");
    }

    @Test
    void the_offer_never_comes_after_what_takes_it_back() throws Exception {
        Delivery offer = delivery("o1", Purpose.OFFER);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        courier.send(offer, _ -> {
            asked.countDown();
            return passes(stopped);
        });
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        courier.stop(new Stop(offer, Ending.OVERTAKEN));
        stopped.countDown();
        await().until(() -> service.arrived.size() == 2);
        assertThat(read(0)).contains("\"over\":false");
        assertThat(read(1)).contains("\"over\":true");
    }

    private static boolean passes(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String read(int i) throws GeneralSecurityException {
        return browser.read(service.arrived.get(i).body());
    }

    private String topic(int i) {
        return service.arrived.get(i).headers().getFirst("Topic");
    }

    private static Delivery delivery(String notice, Purpose purpose) {
        Instant now = Instant.now();
        Notice body = new Notice(
                notice, notice, purpose, new IncidentId("inc-1"), 1, null, null, "r1", "", now, now.plusSeconds(60));
        return new Delivery(body, Channel.PUSH, 1);
    }

    private static PersonCard card(String id, PushAddress browser) {
        return new PersonCard(
                id,
                Role.RESPONDER,
                ResponderKind.DOCTOR,
                "赵大夫",
                null,
                1,
                null,
                null,
                List.of(),
                "zh",
                List.of(browser));
    }
}
