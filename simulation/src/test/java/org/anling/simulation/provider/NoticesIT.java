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
import org.anling.contract.entry.ContractJson;
import org.anling.contract.event.OfferEvent.OfferAccepted;
import org.anling.contract.event.OfferEvent.OfferDeclined;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.people.Channel;
import org.anling.contract.sign.Signature;
import org.anling.dispatcher.server.notice.channel.BrokerChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices over real HTTP, real SMTP and a real Redis. */
class NoticesIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private Centre centre;
    private House house;

    @BeforeEach
    void start() throws IOException {
        centre = new Centre();
        house = new House(centre.around());
    }

    @AfterEach
    void stop() {
        house.close();
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
        assertThat(centre.got("sms", Centre.FAMILY)).hasSize(1);
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
        house.restartNotifier();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(centre.got("mail", "r1@x.example")).isNotEmpty());
        assertThat(centre.got("voice", Centre.NUMBER)).hasSize(calls);
        assertThat(centre.got("sms", Centre.FAMILY)).hasSize(1);
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

    @Test
    void a_nonce_that_was_used_is_refused_and_a_report_that_was_handled_changes_nothing() throws Exception {
        centre.press();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(centre.facts(Channel.VOICE)).contains(NoticeFact.DELIVERED));
        String call = centre.got("voice", Centre.NUMBER).iterator().next();
        String seen = "{\"event\":\"a\",\"message\":\"" + call + "\",\"kind\":\"seen\"}";
        String accept = "{\"event\":\"b\",\"message\":\"" + call + "\",\"kind\":\"digit\",\"text\":\"1\"}";
        long now = Instant.now().getEpochSecond();
        assertThat(report(seen, Centre.SECRET, now, "0123456789abcdef-one")).isEqualTo(200);
        assertThat(report(seen, Centre.SECRET, now, "0123456789abcdef-one")).isEqualTo(200);
        assertThat(report(accept, Centre.SECRET, now, "0123456789abcdef-one")).isEqualTo(401);
        await().untilAsserted(() -> assertThat(centre.facts(Channel.VOICE)).containsOnlyOnce(NoticeFact.SEEN));
        assertThat(centre.events(OfferAccepted.class)).isEmpty();
    }

    @Test
    void acceptance_hangs_up_every_other_call_within_one_second_and_nothing_follows() {
        centre.press();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(centre.facts("r2", Channel.VOICE)).contains(NoticeFact.DELIVERED));
        String other = centre.got("voice", Centre.OTHER).iterator().next();
        centre.provider.answer(centre.got("voice", Centre.NUMBER).iterator().next(), "1");
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !centre.events(OfferAccepted.class).isEmpty());
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() ->
                        assertThat(centre.find(other).orElseThrow().story()).contains("cancelled"));
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(centre.got("sms", Centre.OTHER)).isEmpty();
            assertThat(centre.got("mail", "r2@x.example")).isEmpty();
        });
    }

    @Test
    void a_report_that_comes_after_everything_is_over_is_a_fact_and_nothing_else() throws Exception {
        centre.provider.rule(Centre.NUMBER, Rule.ACCEPT);
        centre.press();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(centre.events(OfferAccepted.class)).hasSize(1));
        String call = centre.got("voice", Centre.OTHER).iterator().next();
        int messages = centre.provider.list().size();
        String late = "{\"event\":\"late\",\"message\":\"" + call + "\",\"kind\":\"delivered\"}";
        String tooLate = "{\"event\":\"later\",\"message\":\"" + call + "\",\"kind\":\"digit\",\"text\":\"1\"}";
        long now = Instant.now().getEpochSecond();
        assertThat(report(late, Centre.SECRET, now)).isEqualTo(200);
        assertThat(report(tooLate, Centre.SECRET, now)).isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(centre.facts("r2", Channel.VOICE)).contains(NoticeFact.DELIVERED, NoticeFact.ANSWERED));
        assertThat(centre.events(OfferAccepted.class)).hasSize(1);
        assertThat(centre.provider.list()).hasSize(messages);
    }

    @Test
    void a_provider_that_is_too_slow_is_left_for_the_next_channel_and_its_call_never_starts() {
        centre.provider.rule(Centre.NUMBER, Rule.SLOW);
        centre.press();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(centre.got("mail", "r1@x.example")).isNotEmpty());
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(centre.facts(Channel.VOICE)).contains(NoticeFact.FAILED));
        assertThat(centre.facts(Channel.VOICE)).doesNotContain(NoticeFact.SENT);
        String first = centre.got("voice", Centre.NUMBER).iterator().next();
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(centre.find(first).orElseThrow().story()).containsExactly("cancelled"));
    }

    @Test
    void a_topic_of_the_broker_carries_the_same_verbs_and_only_its_receiver_can_answer() throws Exception {
        await().atMost(LONG).until(centre.broker::isHeard);
        centre.press();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(centre.broker.published()).isNotEmpty());
        TestBroker.Published asked = centre.broker.published().getFirst();
        assertThat(asked.topic()).isEqualTo("anling/demo/responders/r3/notices");
        assertThat(asked.text()).contains("幸福社区").doesNotContain("王秀英", "501");
        BrokerChannel.Out out = ContractJson.decode(asked.text(), BrokerChannel.Out.class);
        String answers = "anling/demo/responders/r3/answers";
        centre.broker.publish(
                answers, ContractJson.encode(new BrokerChannel.Answer(out.id(), "a wrong token", "accept")));
        centre.broker.publish(
                answers,
                ContractJson.encode(new BrokerChannel.Answer(out.id(), String.valueOf(out.token()), "decline")));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(centre.events(OfferDeclined.class))
                        .singleElement()
                        .extracting(declined -> declined.responder().value())
                        .isEqualTo("r3"));
        assertThat(centre.events(OfferAccepted.class)).isEmpty();
        assertThat(centre.facts("r3", Channel.MQTT)).contains(NoticeFact.SENT, NoticeFact.ANSWERED);
    }

    @Test
    void whoever_is_behind_a_webhook_answers_at_the_address_it_was_given() throws Exception {
        centre.press();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(centre.got("webhook", "r4")).isNotEmpty());
        await().untilAsserted(() ->
                assertThat(centre.facts("r4", Channel.WEBHOOK)).containsExactly(NoticeFact.SENT, NoticeFact.DELIVERED));
        String id = centre.got("webhook", "r4").iterator().next();
        URI answerAt = URI.create(centre.find(id).orElseThrow().callback());
        HttpResponse<String> said = http(HttpRequest.newBuilder(answerAt)
                .POST(HttpRequest.BodyPublishers.ofString("verb=accept"))
                .build());
        assertThat(said.body()).contains("7-2-501");
        assertThat(centre.events(OfferAccepted.class))
                .singleElement()
                .extracting(accepted -> accepted.responder().value())
                .isEqualTo("r4");
    }

    private int report(String body, String secret, long timestamp) throws Exception {
        return report(body, secret, timestamp, UUID.randomUUID().toString());
    }

    private int report(String body, String secret, long timestamp, String nonce) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Signature.Head head = new Signature.Head("POST", "/notice/callback", timestamp, nonce);
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
