package org.anling.console.store;

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

/** Posts the wish to call somebody to the address that the exchange gave, signed as its own reports are. Any thread; blocks for five seconds at most. */
public final class ExchangeHook implements Exchange.Dialler {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI to;
    private final Signature signature;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public ExchangeHook(URI to, String secret, InstantSource clock) {
        this.to = to;
        this.signature = new Signature(secret);
        this.clock = clock;
    }

    /** What is posted. */
    public record Dial(String id, String operator, String number) {
        /** Never shows the number. */
        @Override
        public String toString() {
            return "Dial[" + id + ", " + operator + "]";
        }
    }

    @Override
    public void dial(String call, String staff, String number) {
        byte[] json = ContractJson.encode(new Dial(call, staff, number)).getBytes(StandardCharsets.UTF_8);
        try {
            HttpResponse<Void> answer = http.send(request(json), HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException("the exchange answered " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new StoreDownException("exchange_down", "the exchange did not take the call", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreDownException("exchange_down", "interrupted", e);
        }
    }

    private HttpRequest request(byte[] json) {
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
}
