package org.anling.dispatcher.server.notice.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.anling.contract.directory.PersonCard.PushAddress;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.server.notice.channel.ChannelException;
import org.anling.dispatcher.server.notice.channel.ChannelException.Kind;
import org.anling.dispatcher.server.notice.channel.Message;
import org.anling.dispatcher.server.notice.channel.NoticeChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A push service and a browser of our own: what arrives is opened and read. */
class PushChannelIT {
    private static final Instant NOON = Instant.parse("2026-03-14T04:00:00Z");

    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final List<String> gone = new CopyOnWriteArrayList<>();
    private HttpServer service;
    private Browser browser;
    private PushChannel channel;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Arrived(String path, byte[] body, Headers headers) {}

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::take);
        service.start();
        KeyPair centre = Browser.pair();
        browser = Browser.fresh();
        channel = new PushChannel(
                new PushKey(
                        Browser.text(Curve.encode((ECPublicKey) centre.getPublic())),
                        Browser.text(centre.getPrivate().getEncoded()),
                        "mailto:duty@centre.example"),
                uri -> "127.0.0.1".equals(uri.getHost()),
                (person, id) -> gone.add(person + " " + id),
                InstantSource.fixed(NOON));
    }

    @AfterEach
    void stop() {
        channel.close();
        service.stop(0);
    }

    @Test
    void what_arrives_is_for_the_browser_alone_and_lives_as_long_as_the_offer() throws Exception {
        assertThat(channel.send(message(address("/ok"))))
                .as("that it arrived nobody knows")
                .isEqualTo(NoticeChannel.Handed.SENT);
        Arrived one = arrived.getFirst();
        assertThat(new String(one.body(), StandardCharsets.UTF_8)).doesNotContain("求助", "安铃", "o1");
        assertThat(browser.opened(one.body()))
                .isEqualTo("{\"id\":\"o1/PUSH/1\",\"text\":\"请打开安铃页面。\",\"title\":\"有人求助\"}");
        assertThat(one.headers().getFirst("TTL")).isEqualTo("60");
        assertThat(one.headers().getFirst("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(one.headers().getFirst("Urgency")).isEqualTo("high");
        assertThat(one.headers().getFirst("Authorization")).startsWith("vapid t=");
        channel.send(message(address("/ok")));
        assertThat(arrived.getLast().body()).as("each has its own key and salt").isNotEqualTo(one.body());
    }

    @Test
    void a_browser_that_its_service_does_not_know_is_told_and_the_other_is_enough() throws Exception {
        channel.send(message(address("/gone"), address("/unknown"), address("/ok")));
        assertThat(gone).containsExactly("r1 /gone", "r1 /unknown");
        assertThat(arrived).hasSize(3);
        refuses(message(address("/gone")), Kind.REFUSED, "no-address");
    }

    @Test
    void a_service_that_is_down_is_tried_again_and_one_that_refuses_is_not_forgotten() {
        refuses(message(address("/down")), Kind.DOWN, "http-503");
        refuses(message(address("/many")), Kind.DOWN, "http-429");
        refuses(message(address("/wrong")), Kind.REFUSED, "http-403");
        refuses(message(address("/down"), address("/gone")), Kind.DOWN, "http-503");
        service.stop(0);
        refuses(message(address("/ok")), Kind.DOWN, "no-answer-http");
        assertThat(gone).containsExactly("r1 /gone");
    }

    @Test
    void an_address_that_is_not_allowed_or_leads_elsewhere_is_never_called() {
        PushAddress inside =
                new PushAddress("x", "http://localhost:1/redis", text(browser.point()), text(browser.auth()));
        refuses(message(inside), Kind.REFUSED, "push-service-not-allowed");
        refuses(message(address("/elsewhere")), Kind.DOWN, "http-302");
        assertThat(arrived).extracting(Arrived::path).containsExactly("/elsewhere");
        refuses(
                message(new PushAddress("x", address("/ok").endpoint(), "AAAA", text(browser.auth()))),
                Kind.REFUSED,
                "no-address");
    }

    private void refuses(Message message, Kind kind, String why) {
        assertThatThrownBy(() -> channel.send(message))
                .hasMessage(why)
                .isInstanceOfSatisfying(
                        ChannelException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private void take(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        arrived.add(new Arrived(path, exchange.getRequestBody().readAllBytes(), exchange.getRequestHeaders()));
        int status = switch (path) {
            case "/gone" -> 410;
            case "/unknown" -> 404;
            case "/down" -> 503;
            case "/many" -> 429;
            case "/wrong" -> 403;
            case "/elsewhere" -> 302;
            default -> 201;
        };
        exchange.getResponseHeaders().add("Location", "/ok");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private PushAddress address(String path) {
        URI uri = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + path);
        return new PushAddress(path, uri.toString(), text(browser.point()), text(browser.auth()));
    }

    private static String text(byte[] bytes) {
        return Browser.text(bytes);
    }

    private static Message message(PushAddress... browsers) {
        return new Message(
                "o1/PUSH/1",
                Channel.PUSH,
                "r1",
                ContractJson.encode(new PushChannel.Browsers(List.of(browsers))),
                "zh",
                "有人求助",
                "请打开安铃页面。",
                null,
                null,
                NOON.plusSeconds(60));
    }
}
