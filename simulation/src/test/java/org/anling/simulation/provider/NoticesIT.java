package org.anling.simulation.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.anling.contract.event.OfferEvent.OfferAccepted;
import org.anling.contract.event.OfferEvent.OfferDeclined;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.server.notice.channel.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices over real HTTP, real SMTP and a real Redis. */
class NoticesIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private Centre centre;

    @BeforeEach
    void start() throws IOException {
        centre = new Centre();
    }

    @AfterEach
    void stop() {
        centre.close();
    }

    @Test
    void accepting_by_a_digit_is_an_accepted_offer_and_the_four_facts_stand_in_the_log() {
        centre.provider.rule(Centre.NUMBER, Rule.ACCEPT);
        centre.press();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(centre.events(OfferAccepted.class)).hasSize(1));
        await().untilAsserted(() -> assertThat(centre.facts(Channel.VOICE))
                .contains(NoticeFact.SENT, NoticeFact.DELIVERED, NoticeFact.SEEN, NoticeFact.ANSWERED));
        await().untilAsserted(() -> assertThat(centre.provider.list())
                .anySatisfy(got -> assertThat(got.story())
                        .anyMatch(line -> line.contains("accepted: ") && line.contains("7-2-501"))));
        assertThat(centre.got("sms", Centre.NUMBER)).isEmpty();
    }

    @Test
    void who_is_silent_on_the_telephone_gets_a_text_and_then_a_mail() {
        centre.press();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(centre.got("mail", "r1@x.example")).isNotEmpty());
        assertThat(centre.got("voice", Centre.NUMBER)).isNotEmpty();
        assertThat(centre.got("sms", Centre.NUMBER)).isNotEmpty();
        assertThat(centre.facts(Channel.VOICE)).doesNotContain(NoticeFact.SEEN, NoticeFact.ANSWERED);
        assertThat(centre.got("sms", "13700000000")).hasSize(1);
    }

    @Test
    void with_the_provider_down_it_tries_again_and_goes_on_to_mail() {
        centre.provider.otherwise(Rule.DOWN);
        centre.press();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(centre.got("mail", "r1@x.example")).isNotEmpty());
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(centre.facts(Channel.VOICE).stream()
                                .filter(NoticeFact.FAILED::equals)
                                .count())
                        .isGreaterThanOrEqualTo(2));
        assertThat(centre.facts(Channel.VOICE)).doesNotContain(NoticeFact.SENT);
    }

    @Test
    void doubled_reports_are_harmless() {
        centre.provider.rule(Centre.NUMBER, Rule.TWICE);
        centre.press();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(centre.provider.list())
                        .anySatisfy(got -> assertThat(got.story().toString())
                                .contains("delivered -> noted", "delivered -> known")));
        assertThat(centre.facts(Channel.VOICE).stream().filter(NoticeFact.DELIVERED::equals))
                .hasSize(1);
    }

    @Test
    void a_text_is_answered_by_a_reply() {
        centre.provider.rule(Centre.NUMBER, Rule.SILENT);
        centre.press();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(centre.got("sms", Centre.NUMBER)).isNotEmpty());
        centre.provider.answer(centre.got("sms", Centre.NUMBER).iterator().next(), "2");
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(centre.events(OfferDeclined.class)).hasSize(1));
    }

    @Test
    void the_link_of_a_text_accepts_only_when_its_key_is_pressed() throws Exception {
        centre.press();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(centre.got("sms", Centre.NUMBER)).isNotEmpty());
        String text = centre.provider.list().stream()
                .filter(got -> got.kind().equals("sms") && got.to().equals(Centre.NUMBER))
                .findFirst()
                .orElseThrow()
                .text();
        URI link = URI.create(text.substring(text.indexOf("http")));
        HttpResponse<String> page = http(HttpRequest.newBuilder(link).build());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("幸福社区").doesNotContain("501", "王秀英");
        assertThat(centre.events(OfferAccepted.class)).isEmpty();
        assertThat(http(HttpRequest.newBuilder(URI.create(link + "x")).build()).statusCode())
                .isEqualTo(404);
        HttpResponse<String> said = http(HttpRequest.newBuilder(link)
                .POST(HttpRequest.BodyPublishers.ofString("verb=accept"))
                .build());
        assertThat(said.body()).contains("7-2-501");
        assertThat(centre.events(OfferAccepted.class)).hasSize(1);
    }

    @Test
    void after_a_restart_nothing_is_sent_again() throws Exception {
        centre.press();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(centre.facts(Channel.VOICE)).contains(NoticeFact.DELIVERED));
        int calls = centre.got("voice", Centre.NUMBER).size();
        centre.restartNotifier();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(centre.got("mail", "r1@x.example")).isNotEmpty());
        assertThat(centre.got("voice", Centre.NUMBER)).hasSize(calls);
        assertThat(centre.got("sms", "13700000000")).hasSize(1);
    }

    @Test
    void reports_that_are_unsigned_stale_or_about_nothing_are_refused() throws Exception {
        String body = "{\"event\":\"x\",\"message\":\"inc-9-o9/VOICE/1\",\"kind\":\"digit\",\"text\":\"1\"}";
        long now = Instant.now().getEpochSecond();
        assertThat(report(body, "another secret", now)).isEqualTo(401);
        assertThat(report(body, Centre.SECRET, now - 301)).isEqualTo(401);
        assertThat(report(body, Centre.SECRET, now + 301)).isEqualTo(401);
        assertThat(report(body, Centre.SECRET, now)).isEqualTo(404);
        assertThat(report("{}{", Centre.SECRET, now)).isEqualTo(400);
        assertThat(report("{\"event\":\"y\",\"text\":\"" + "x".repeat(20_000) + "\"}", Centre.SECRET, now))
                .isEqualTo(413);
    }

    private int report(String body, String secret, long timestamp) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Signature.Head head = new Signature.Head(
                "POST", "/notice/callback", timestamp, UUID.randomUUID().toString());
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + centre.port + "/notice/callback"))
                .header(Signature.TIMESTAMP, Long.toString(timestamp))
                .header(Signature.NONCE, head.nonce())
                .header(Signature.SIGNATURE, new Signature(secret).of(head, bytes))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        return http(request).statusCode();
    }

    private static HttpResponse<String> http(HttpRequest request) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
