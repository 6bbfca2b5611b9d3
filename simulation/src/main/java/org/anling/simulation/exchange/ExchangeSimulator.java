package org.anling.simulation.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.anling.console.api.telephony.ExchangeReports;
import org.anling.console.store.ExchangeHook;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.sign.Signature;
import org.anling.contract.sign.SignedDoor;
import org.anling.dispatcher.server.notice.channel.ChannelException;
import org.anling.dispatcher.server.notice.channel.SignedHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One exchange with as many lines as callers. Reports are sent again, with the same name, until the console took them. */
public final class ExchangeSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeSimulator.class);
    private static final int TRIES = 20;
    private static final int LARGEST = 16 * 1024;
    private static final String HOOK = "/dial";

    private final Options options;
    private final InstantSource clock;
    private final SignedHttp http;
    private final SignedDoor door;
    private final HttpServer server;
    private final AtomicLong numbers;
    private final Set<String> over = ConcurrentHashMap.newKeySet();
    private final List<ExchangeHook.Dial> dialled = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("exchange-", 0).daemon().factory());

    /**
     * How it behaves.
     *
     * @param console address of the console, asked for with each report: a demo knows it only when everything stands
     * @param patience how long a caller lets it ring
     */
    public record Options(Supplier<URI> console, String secret, Duration patience) {
        @Override
        public String toString() {
            return "Options[patience=" + patience + "]";
        }
    }

    private ExchangeSimulator(Options options, InstantSource clock) throws IOException {
        this.options = options;
        this.clock = clock;
        this.http = new SignedHttp(options.secret(), clock);
        this.door = new SignedDoor(options.secret());
        this.numbers = new AtomicLong(clock.instant().toEpochMilli() * 1000);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(threads);
        server.createContext(HOOK, this::dial);
    }

    /** Opens its hook on a free port. @throws IOException if there is none */
    public static ExchangeSimulator start(Options options, InstantSource clock) throws IOException {
        ExchangeSimulator exchange = new ExchangeSimulator(options, clock);
        exchange.server.start();
        return exchange;
    }

    /** Where it is asked to ring somebody. */
    public URI hook() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + HOOK);
    }

    /** What it signs with. */
    public String secret() {
        return options.secret();
    }

    /** Somebody calls the centre and waits as long as people do. @return what the exchange calls the call */
    public String ring(String number) {
        return ring(number, options.patience());
    }

    /** Somebody calls the centre, and hangs up after a while if nobody answers. @return what the exchange calls the call */
    public String ring(String number, Duration patience) {
        String call = "sim-" + numbers.incrementAndGet();
        send("ringing", new ExchangeReports.RingingCall(call + "-ringing", call, number));
        timer.schedule(() -> hangUp(call, number), patience.toMillis(), TimeUnit.MILLISECONDS);
        return call;
    }

    /** An operator picks up. */
    public void answer(String call, String number, String operator) {
        send("answered", new ExchangeReports.AnsweredCall(call + "-answered", call, number, operator));
    }

    /** The caller presses keys. */
    public void press(String call, String digits) {
        send("digits", new ExchangeReports.PressedDigits(call + "-" + numbers.incrementAndGet(), call, digits));
    }

    /** One of them hangs up; what was missed or spoken is for the centre to know. */
    public void hangUp(String call, String number) {
        if (over.add(call)) {
            send("ended", new ExchangeReports.EndedCall(call + "-ended", call, number, "hung-up"));
        }
    }

    /** The exchange has the recording. */
    public void recorded(String call) {
        String link = "http://127.0.0.1:" + server.getAddress().getPort() + "/recordings/" + call;
        send("recording", new ExchangeReports.RecordedCall(call + "-recording", call, link));
    }

    /** Whom operators wanted to be rung, oldest first; each wish once. */
    public List<ExchangeHook.Dial> dialled() {
        return List.copyOf(dialled);
    }

    private void send(String fact, Object report) {
        threads.execute(() -> send(fact, report, 1));
    }

    private void send(String fact, Object report, int attempt) {
        try {
            http.post(options.console().get().resolve("/api/telephony/" + fact), report);
        } catch (ChannelException e) {
            boolean again = e.kind() == ChannelException.Kind.DOWN && attempt < TRIES;
            LOG.debug("report {} was not taken: {}", fact, e.getMessage());
            if (again && !timer.isShutdown()) {
                timer.schedule(() -> threads.execute(() -> send(fact, report, attempt + 1)), 1, TimeUnit.SECONDS);
            }
        }
    }

    private void dial(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
            ExchangeHook.Dial wish =
                    ContractJson.decode(new String(body, StandardCharsets.UTF_8), ExchangeHook.Dial.class);
            SignedDoor.Verdict verdict = door.check(request(exchange), body, wish.id(), clock.instant());
            if (verdict == SignedDoor.Verdict.FRESH) {
                dialled.add(wish);
            }
            exchange.sendResponseHeaders(verdict == SignedDoor.Verdict.REFUSED ? 401 : 200, -1);
        } catch (UnreadableException e) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    private static SignedDoor.Request request(HttpExchange exchange) {
        return new SignedDoor.Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                header(exchange, Signature.TIMESTAMP),
                header(exchange, Signature.NONCE),
                header(exchange, Signature.SIGNATURE));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }
}
