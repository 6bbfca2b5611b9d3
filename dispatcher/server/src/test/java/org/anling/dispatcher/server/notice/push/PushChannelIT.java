package org.anling.dispatcher.server.notice.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.contract.directory.PersonCard.PushAddress;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.server.notice.channel.ChannelException;
import org.anling.dispatcher.server.notice.channel.ChannelException.Kind;
import org.anling.dispatcher.server.notice.channel.Message;
import org.anling.dispatcher.server.notice.channel.NoticeChannel;
import org.anling.dispatcher.server.notice.push.PushService.Arrived;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A push service and a browser of our own: what arrives is opened and read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushChannelIT {
    private static final Instant NOON = Instant.parse("2026-03-14T04:00:00Z");
    private static final String NEEDED = "有老人需要帮助";

    private final List<String> gone = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicReference<Optional<PushKey>> key = new AtomicReference<>(Optional.empty());
    private PushService service;
    private Browser browser;
    private PushChannel channel;

    @BeforeAll
    void listen(@TempDir Path folder) throws IOException, GeneralSecurityException {
        service = PushService.start(folder);
    }

    @AfterAll
    void end() {
        service.close();
    }

    @BeforeEach
    void start() throws GeneralSecurityException {
        service.clear();
        gone.clear();
        now.set(NOON);
        browser = Browser.fresh();
        key.set(service.key());
        channel = channel(service.line());
    }

    private PushChannel channel(PushChannel.Line line) {
        return new PushChannel(
                key::get,
                uri -> "https".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost()),
                (person, id) -> gone.add(person + " " + id),
                now::get,
                line);
    }

    @AfterEach
    void stop() {
        channel.close();
    }

    @Test
    void what_arrives_is_for_the_browser_alone_and_lives_as_long_as_the_offer() throws Exception {
        assertThat(channel.send(message(NEEDED, address("/ok"))))
                .as("that it arrived nobody knows")
                .isEqualTo(NoticeChannel.Handed.SENT);
        Arrived one = service.arrived.getFirst();
        String topic = one.headers().getFirst("Topic");
        assertThat(topic).matches("[A-Za-z0-9_-]{32}");
        assertThat(new String(one.body(), StandardCharsets.UTF_8)).doesNotContain("老人", "安铃");
        assertThat(browser.read(one.body()))
                .isEqualTo("{\"tag\":\"" + topic + "\",\"title\":\"有老人需要帮助\",\"text\":\"请打开安铃页面。\",\"over\":false}");
        assertThat(one.headers().getFirst("TTL")).isEqualTo("60");
        assertThat(one.headers().getFirst("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(one.headers().getFirst("Urgency")).isEqualTo("high");
        assertThat(one.headers().getFirst("Authorization")).startsWith("vapid t=");
        channel.send(message("测试", address("/ok")));
        Arrived other = service.arrived.getLast();
        assertThat(other.body()).as("each has its own key and salt").isNotEqualTo(one.body());
        assertThat(other.body()).as("the length tells nothing").hasSameSizeAs(one.body());
    }

    @Test
    void what_takes_it_back_is_on_the_same_topic_and_replaces_it() throws Exception {
        channel.send(message(NEEDED, address("/ok")));
        channel.standDown(message("这次不需要您去了", address("/ok")));
        String topic = service.arrived.getFirst().headers().getFirst("Topic");
        assertThat(service.arrived.getLast().headers().getFirst("Topic")).isEqualTo(topic);
        assertThat(browser.read(service.arrived.getLast().body()))
                .contains(topic, "这次不需要您去了", "\"over\":true")
                .doesNotContain(NEEDED);
    }

    @Test
    void a_browser_that_its_service_does_not_know_is_told_and_the_other_is_enough() throws Exception {
        service.answer("/gone", 410, Map.of());
        service.answer("/unknown", 404, Map.of());
        channel.send(message(NEEDED, address("/gone"), address("/unknown"), address("/ok")));
        assertThat(gone).containsExactly("r1 /gone", "r1 /unknown");
        assertThat(service.arrived).hasSize(3);
        refuses(message(NEEDED, address("/gone")), Kind.REFUSED, "no-address");
        assertThat(channel.findProblem()).as("the service works").isEmpty();
    }

    @Test
    void a_service_that_fails_or_refuses_forgets_nobody() {
        service.answer("/down", 500, Map.of());
        service.answer("/wrong", 403, Map.of());
        service.answer("/gone", 410, Map.of());
        refuses(message(NEEDED, address("/down")), Kind.REFUSED, "http-500");
        refuses(message(NEEDED, address("/wrong")), Kind.REFUSED, "http-403");
        refuses(message(NEEDED, address("/down"), address("/gone")), Kind.REFUSED, "http-500");
        assertThat(gone).containsExactly("r1 /gone");
    }

    @Test
    void a_browser_that_is_asked_too_much_rests_as_long_as_its_service_says_and_no_other_does() throws Exception {
        service.answer("/many", 429, Map.of("Retry-After", "30"));
        refuses(message(NEEDED, address("/many")), Kind.REFUSED, "http-429");
        service.answer("/many", 201, Map.of());
        now.set(NOON.plusSeconds(29));
        refuses(message(NEEDED, address("/many")), Kind.REFUSED, "push-service-rests");
        channel.send(message(NEEDED, address("/ok")));
        assertThat(service.arrived).extracting(Arrived::path).containsExactly("/many", "/ok");
        now.set(NOON.plusSeconds(30));
        channel.send(message(NEEDED, address("/many")));
        assertThat(service.arrived).hasSize(3);
    }

    @Test
    void a_service_that_asks_for_a_pause_has_it_with_all_its_browsers() throws Exception {
        service.answer("/down", 503, Map.of("Retry-After", "Sat, 14 Mar 2026 04:01:00 GMT"));
        refuses(message(NEEDED, address("/down")), Kind.REFUSED, "http-503");
        now.set(NOON.plusSeconds(59));
        refuses(message(NEEDED, address("/ok")), Kind.REFUSED, "push-service-rests");
        assertThat(service.arrived).hasSize(1);
        now.set(NOON.plusSeconds(60));
        channel.send(message(NEEDED, address("/ok")));
    }

    @Test
    void a_service_that_fails_again_and_again_is_left_alone_for_a_moment_and_the_health_page_says_so()
            throws Exception {
        service.answer("/down", 500, Map.of());
        for (int i = 0; i < 5; i++) {
            assertThat(channel.findProblem()).isEmpty();
            refuses(message(NEEDED, address("/down")), Kind.REFUSED, "http-500");
        }
        refuses(message(NEEDED, address("/down")), Kind.REFUSED, "push-service-rests");
        assertThat(service.arrived).hasSize(5);
        assertThat(channel.findProblem())
                .hasValueSatisfying(
                        said -> assertThat(said).contains(service.at("").getRawAuthority()));
        now.set(NOON.plusSeconds(10));
        channel.send(message(NEEDED, address("/ok")));
        assertThat(channel.findProblem()).isEmpty();
    }

    @Test
    void a_service_that_hangs_or_never_ends_its_answer_holds_up_no_other_browser() throws Exception {
        channel.send(message(NEEDED, address("/ok")));
        channel.close();
        channel = channel(new PushChannel.Line(service.line().connections(), Duration.ofSeconds(3)));
        service.answer("/hangs", PushService.HANGS, Map.of());
        service.answer("/endless", PushService.ENDLESS, Map.of());
        long begun = System.nanoTime();
        channel.send(message(NEEDED, address("/hangs"), address("/endless"), address("/ok")));
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("all have their time together")
                .isLessThan(Duration.ofSeconds(5));
        assertThat(service.arrived).extracting(Arrived::path).contains("/hangs", "/endless", "/ok");
    }

    @Test
    void an_address_that_is_not_allowed_or_leads_elsewhere_is_never_called() {
        service.answer("/elsewhere", 302, Map.of("Location", service.at("/ok").toString()));
        refuses(
                message(NEEDED, browser.at("x", URI.create("https://localhost:1/redis"))),
                Kind.REFUSED,
                "push-service-not-allowed");
        refuses(message(NEEDED, address("/elsewhere")), Kind.REFUSED, "http-302");
        assertThat(service.arrived).extracting(Arrived::path).containsExactly("/elsewhere");
        PushAddress keyless = new PushAddress("x", service.at("/ok").toString(), "AAAA", "AAAA");
        refuses(message(NEEDED, keyless), Kind.REFUSED, "no-address");
        refuses(message(NEEDED), Kind.REFUSED, "no-address");
    }

    @Test
    void a_service_that_cannot_prove_its_name_is_told_nothing() {
        channel.close();
        channel = channel(PushChannel.Line.plain());
        refuses(message(NEEDED, address("/ok")), Kind.REFUSED, "no-answer-http");
        assertThat(service.arrived).isEmpty();
    }

    @Test
    void until_the_key_of_the_centre_is_known_the_channel_is_down_and_then_it_works() throws Exception {
        key.set(Optional.empty());
        refuses(message(NEEDED, address("/ok")), Kind.DOWN, "no-key");
        key.set(service.key());
        channel.send(message(NEEDED, address("/ok")));
        assertThat(service.arrived).hasSize(1);
    }

    private void refuses(Message message, Kind kind, String why) {
        assertThatThrownBy(() -> channel.send(message))
                .hasMessage(why)
                .isInstanceOfSatisfying(
                        ChannelException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private PushAddress address(String path) {
        return browser.at(path, service.at(path));
    }

    private static Message message(String title, PushAddress... browsers) {
        return new Message(
                "o1/PUSH/1",
                Channel.PUSH,
                "r1",
                ContractJson.encode(new PushChannel.Browsers(List.of(browsers))),
                "zh",
                title,
                "请打开安铃页面。",
                null,
                null,
                NOON.plusSeconds(60));
    }
}
