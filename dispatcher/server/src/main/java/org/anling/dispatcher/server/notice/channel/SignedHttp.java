package org.anling.dispatcher.server.notice.channel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.sign.Signature;
import org.anling.dispatcher.server.notice.channel.ChannelException.Kind;

/** Posts signed JSON and says what the answer means: 2xx taken, 4xx refused for good, anything else or nothing is down. */
public final class SignedHttp implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int TOO_MANY = 429;

    private final HttpClient http;
    private final Signature signature;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public SignedHttp(String secret, InstantSource clock) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.signature = new Signature(secret);
        this.clock = clock;
    }

    /** Posts a record; returns the body of the answer. */
    public String post(URI to, Object body) throws ChannelException {
        byte[] json = ContractJson.encode(body).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> response;
        try {
            response = http.send(request(to, json), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | IllegalArgumentException e) {
            throw new ChannelException(Kind.DOWN, "no-answer-http");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelException(Kind.DOWN, "interrupted");
        }
        int status = response.statusCode();
        if (status / 100 == 2) {
            return response.body();
        }
        boolean refused = status / 100 == 4 && status != TOO_MANY;
        throw new ChannelException(refused ? Kind.REFUSED : Kind.DOWN, "http-" + status);
    }

    private HttpRequest request(URI to, byte[] json) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .timeout(LIMIT)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json));
        signature
                .headers(to.getRawPath(), clock.instant(), HexFormat.of().formatHex(nonce), json)
                .forEach(request::header);
        return request.build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
