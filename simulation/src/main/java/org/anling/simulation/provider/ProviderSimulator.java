package org.anling.simulation.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.sign.Signature;
import org.anling.dispatcher.server.notice.channel.ProviderContract;
import org.anling.dispatcher.server.notice.channel.ProviderContract.Report;
import org.anling.dispatcher.server.notice.channel.ProviderContract.Send;
import org.anling.dispatcher.server.notice.channel.WebhookChannel;
import org.anling.simulation.dice.Dice;
import org.jspecify.annotations.Nullable;

/** The simulated provider: contract, page and sinks on one port of this machine, mail on another. */
public final class ProviderSimulator implements AutoCloseable {

    private static final int LARGEST = 64 * 1024;
    private static final int LATE_STEPS = 20;
    /** Longer than anybody waits for an answer over HTTP. */
    private static final Duration SLOW = Duration.ofSeconds(8);

    private static final List<Rule> DRAWN = List.of(Rule.SILENT, Rule.ACCEPT, Rule.DECLINE, Rule.FAIL);

    private final Options options;
    private final InstantSource clock;
    private final GotBook book = new GotBook();
    private final Map<String, Rule> rules = new ConcurrentHashMap<>();
    private final Dice dice;
    private final Reporter reporter;
    private final HttpServer server;
    private final SmtpSink mail;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile Rule otherwise;

    /**
     * How it behaves.
     *
     * @param port 0 takes a free one
     * @param mailPort likewise
     * @param otherwise rule of numbers that have none of their own
     * @param step time between two things that a person does
     */
    public record Options(int port, int mailPort, String secret, Rule otherwise, long seed, Duration step) {
        @Override
        public String toString() {
            return "Options[port=" + port + "]";
        }
    }

    private ProviderSimulator(Options options, InstantSource clock) throws IOException {
        this.options = options;
        this.clock = clock;
        this.otherwise = options.otherwise();
        this.dice = Dice.ofSeed(options.seed());
        this.reporter = new Reporter(book, options.secret(), clock);
        InetAddress local = InetAddress.getLoopbackAddress();
        this.server = HttpServer.create(new InetSocketAddress(local, options.port()), 64);
        this.mail = new SmtpSink(new InetSocketAddress(local, options.mailPort()), book, clock);
        server.setExecutor(threads);
        server.createContext(ProviderContract.MESSAGES, this::message);
        server.createContext(ProviderContract.CANCEL, this::cancel);
        server.createContext("/hook", this::hook);
        server.createContext("/", new ProviderPage(this)::handle);
    }

    /** Opens both ports. @throws IOException if one is taken */
    public static ProviderSimulator start(Options options, InstantSource clock) throws IOException {
        ProviderSimulator simulator = new ProviderSimulator(options, clock);
        simulator.mail.start();
        simulator.server.start();
        return simulator;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public int mailPort() {
        return mail.port();
    }

    /** What it signs with; whoever sends to it must have the same. */
    public String secret() {
        return options.secret();
    }

    /** What everybody would have got, newest first. */
    public List<Got> list() {
        return book.list();
    }

    /** From now on this number behaves so. */
    public void rule(String number, Rule rule) {
        rules.put(number, rule);
    }

    /** From now on numbers without a rule of their own behave so. */
    public void otherwise(Rule rule) {
        otherwise = rule;
    }

    Rule ruleOf(String number) {
        return rules.getOrDefault(number, otherwise);
    }

    /** Somebody presses a digit or writes a text. */
    public void answer(String id, String text) {
        book.find(id).ifPresent(got -> {
            reporter.later(Duration.ZERO, got, report(got, "seen", null));
            String kind = got.kind().equals("voice") ? "digit" : "reply";
            reporter.later(options.step(), got, report(got, kind, text));
        });
    }

    private void message(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
            if (!isSigned(exchange, body)) {
                reply(exchange, 401, "{}");
                return;
            }
            Send send = ContractJson.decode(new String(body, StandardCharsets.UTF_8), Send.class);
            Rule rule = drawn(ruleOf(send.to()));
            if (rule == Rule.DOWN) {
                reply(exchange, 503, "{}");
                return;
            }
            Got got = new Got(
                    send.id(),
                    send.kind(),
                    send.to(),
                    send.language(),
                    send.text(),
                    send.callback(),
                    clock.instant(),
                    List.of());
            boolean fresh = book.add(got);
            if (rule == Rule.SLOW) {
                boolean _ = never.await(SLOW.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (fresh && !reporter.isCancelled(got.id())) {
                play(got, rule);
            }
            reply(exchange, fresh ? 202 : 200, "{}");
        } catch (UnreadableException e) {
            reply(exchange, 400, "{}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(Got got, Rule rule) {
        Duration step = options.step();
        switch (rule) {
            case SILENT, SLOW, ANY, DOWN -> reporter.later(step, got, report(got, "delivered", null));
            case FAIL -> reporter.later(step, got, report(got, "failed", "busy"));
            case LATE -> reporter.later(step.multipliedBy(LATE_STEPS), got, report(got, "delivered", null));
            case TWICE -> {
                Report delivered = report(got, "delivered", null);
                reporter.later(step, got, delivered);
                reporter.later(step.multipliedBy(2), got, delivered);
                reporter.later(step.multipliedBy(3), got, report(got, "delivered", null));
            }
            case ACCEPT -> answers(got, "1");
            case DECLINE -> answers(got, "2");
        }
    }

    private void answers(Got got, String text) {
        Duration step = options.step();
        reporter.later(step, got, report(got, "delivered", null));
        reporter.later(step.multipliedBy(2), got, report(got, "seen", null));
        String kind = got.kind().equals("voice") ? "digit" : "reply";
        reporter.later(step.multipliedBy(3), got, report(got, kind, text));
    }

    private Report report(Got got, String kind, @Nullable String text) {
        return kind.equals("failed")
                ? new Report(reporter.name(), got.id(), kind, null, text)
                : new Report(reporter.name(), got.id(), kind, text, null);
    }

    private synchronized Rule drawn(Rule rule) {
        return rule == Rule.ANY ? DRAWN.get(dice.below(DRAWN.size())) : rule;
    }

    private void cancel(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
            if (isSigned(exchange, body)) {
                ProviderContract.Cancel cancel =
                        ContractJson.decode(new String(body, StandardCharsets.UTF_8), ProviderContract.Cancel.class);
                reporter.cancel(cancel.id());
                reply(exchange, 200, "{}");
            } else {
                reply(exchange, 401, "{}");
            }
        } catch (UnreadableException e) {
            reply(exchange, 400, "{}");
        }
    }

    private void hook(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
            if (!isSigned(exchange, body)) {
                reply(exchange, 401, "{}");
                return;
            }
            WebhookChannel.Body posted =
                    ContractJson.decode(new String(body, StandardCharsets.UTF_8), WebhookChannel.Body.class);
            book.add(new Got(
                    posted.id(),
                    "webhook",
                    posted.recipient(),
                    posted.language(),
                    posted.text(),
                    posted.answerAt() == null ? "" : posted.answerAt(),
                    clock.instant(),
                    List.of()));
            reply(exchange, 200, "{}");
        } catch (UnreadableException e) {
            reply(exchange, 400, "{}");
        }
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        String timestamp = header(exchange, Signature.TIMESTAMP);
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Signature.Head head = new Signature.Head(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Long.parseLong(timestamp),
                header(exchange, Signature.NONCE));
        return new Signature(options.secret()).fits(head, body, header(exchange, Signature.SIGNATURE));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        mail.close();
        reporter.close();
        threads.shutdownNow();
    }
}
