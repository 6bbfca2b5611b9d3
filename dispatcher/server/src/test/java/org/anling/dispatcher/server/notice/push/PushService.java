package org.anling.dispatcher.server.notice.push;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.anling.journal.testing.OwnCertificate;

/** A small push service over TLS with a certificate of its own; what it answers hangs on the path. */
public final class PushService implements AutoCloseable {
    /** Everything that came, also what was refused. */
    public final List<Arrived> arrived = new CopyOnWriteArrayList<>();

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final KeyPair centre;
    private final SSLContext tls;
    private final HttpsServer server;

    /** One message as it came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Arrived(String path, byte[] body, Headers headers) {}

    /** @param headers by name; {@code HANGS} as the status: none ever comes, {@code ENDLESS}: the body never ends */
    private record Answer(int status, Map<String, String> headers) {}

    static final int HANGS = -1;
    static final int ENDLESS = -2;

    private PushService(SSLContext tls) throws IOException, GeneralSecurityException {
        this.centre = Browser.pair();
        this.tls = tls;
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** Makes a certificate and listens. */
    public static PushService start(Path folder) throws IOException, GeneralSecurityException {
        return new PushService(OwnCertificate.make(folder, "EC", 90).tls());
    }

    /** What it says from now on to what comes for a path; everything else is taken with 201. */
    void answer(String path, int status, Map<String, String> headers) {
        answers.put(path, new Answer(status, headers));
    }

    /** Nothing came, and everything is taken. */
    public void clear() {
        arrived.clear();
        answers.clear();
    }

    /** How a channel reaches it. */
    public PushChannel.Line line() {
        return new PushChannel.Line(HttpClient.newBuilder().sslContext(tls), Duration.ofSeconds(30));
    }

    /** A key pair of a centre. */
    public Optional<PushKey> key() {
        return Optional.of(new PushKey(
                Browser.text(Curve.encode((ECPublicKey) centre.getPublic())),
                Browser.text(centre.getPrivate().getEncoded()),
                "mailto:duty@centre.example"));
    }

    /** Where somebody listens. */
    public URI at(String path) {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void take(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        arrived.add(new Arrived(path, exchange.getRequestBody().readAllBytes(), exchange.getRequestHeaders()));
        Answer answer = answers.getOrDefault(path, new Answer(201, Map.of()));
        try {
            if (answer.status == HANGS) {
                closed.await();
            } else if (answer.status == ENDLESS) {
                exchange.sendResponseHeaders(201, 0);
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
                closed.await();
            } else {
                answer.headers.forEach(exchange.getResponseHeaders()::add);
                exchange.sendResponseHeaders(answer.status, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
