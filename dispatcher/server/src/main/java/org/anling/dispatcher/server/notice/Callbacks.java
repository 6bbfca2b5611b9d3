package org.anling.dispatcher.server.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.incident.NoticeFact;
import org.anling.dispatcher.core.notice.Delivery;
import org.anling.dispatcher.server.notice.channel.ProviderContract.Heard;
import org.anling.dispatcher.server.notice.channel.ProviderContract.Report;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door for reports of providers ({@value #PATH}) and for one-time links. A virtual thread per request; bodies are small. */
final class Callbacks implements AutoCloseable {

    static final String PATH = "/notice/callback";

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final int LARGEST = 16 * 1024;

    private final Answers answers;
    private final CallbackGuard guard;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Callbacks(InetSocketAddress address, String secret, Answers answers, LinkPage page, InstantSource clock)
            throws IOException {
        this.answers = answers;
        this.guard = new CallbackGuard(secret, clock);
        this.server = HttpServer.create(address, 64);
        server.setExecutor(threads);
        server.createContext(PATH, this::callback);
        server.createContext("/n/", page::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void callback(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<byte[]> body = read(exchange);
            if (!exchange.getRequestMethod().equals("POST") || body.isEmpty()) {
                reply(exchange, body.isEmpty() ? 413 : 405, "");
                return;
            }
            Report report;
            try {
                report = ContractJson.decode(new String(body.get(), StandardCharsets.UTF_8), Report.class);
            } catch (UnreadableException e) {
                reply(exchange, guard.isSigned(exchange, body.get()) ? 400 : 401, "");
                return;
            }
            switch (guard.check(exchange, body.get(), report.event())) {
                case REFUSED -> reply(exchange, 401, "");
                case KNOWN -> reply(exchange, 200, ContractJson.encode(new Heard("known", null)));
                case FRESH -> handle(exchange, report);
            }
        } catch (RuntimeException ours) {
            LOG.error("a callback failed by a fault of ours", ours);
            throw ours;
        }
    }

    private void handle(HttpExchange exchange, Report report) throws IOException {
        Optional<Delivery> delivery = answers.find(report.message());
        if (delivery.isEmpty()) {
            guard.forget(report.event());
            reply(exchange, 404, "");
            return;
        }
        Optional<Heard> heard = hear(delivery.get(), report);
        reply(
                exchange,
                heard.isEmpty() ? 400 : 200,
                heard.map(ContractJson::encode).orElse(""));
    }

    private Optional<Heard> hear(Delivery delivery, Report report) {
        return switch (report.kind()) {
            case "delivered" -> noted(delivery, NoticeFact.DELIVERED, "");
            case "seen" -> noted(delivery, NoticeFact.SEEN, "");
            case "failed" -> noted(delivery, NoticeFact.FAILED, word(report.detail()));
            case "digit", "reply" ->
                verb(report.text()).map(verb -> {
                    Answers.Said said = answers.answer(delivery, verb, report.event());
                    return new Heard(said.result(), said.text());
                });
            default -> Optional.empty();
        };
    }

    private Optional<Heard> noted(Delivery delivery, NoticeFact fact, String detail) {
        answers.fact(delivery, fact, detail);
        return Optional.of(new Heard("noted", null));
    }

    private static Optional<Answers.Verb> verb(@Nullable String text) {
        return switch (text == null ? "" : text.strip()) {
            case "1", "１" -> Optional.of(Answers.Verb.ACCEPT);
            case "2", "２" -> Optional.of(Answers.Verb.DECLINE);
            case "9", "９" -> Optional.of(Answers.Verb.REPEAT);
            default -> Optional.empty();
        };
    }

    /** A provider's word goes into events, so it is made harmless: no number can hide in it. */
    private static String word(@Nullable String detail) {
        String plain = detail == null ? "" : detail.toLowerCase(Locale.ROOT).replaceAll("[^a-z-]", "");
        return plain.isEmpty() ? "failed" : plain.substring(0, Math.min(plain.length(), 40));
    }

    /** The body, empty if it is too large. */
    static Optional<byte[]> read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        return body.length > LARGEST ? Optional.empty() : Optional.of(body);
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
