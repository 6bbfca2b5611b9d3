package org.anling.simulation.fleet.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The console's address and the one HTTP client that everybody of the fleet shares. */
public final class ConsoleClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final HttpClient http;
    private final Supplier<String> keys;

    /** @param keys gives a new idempotency key at each call */
    public ConsoleClient(URI address, Executor threads, Supplier<String> keys) {
        this.address = address;
        this.keys = keys;
        // HTTP/2 over one connection would die with "too many concurrent streams" above a hundred people.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .executor(threads)
                .build();
    }

    /** @throws IOException if the console refuses, or is not there */
    public ConsoleSession signIn(Login login) throws IOException, InterruptedException {
        HttpResponse<String> response = send(postTo(
                "/api/session", Map.of("username", login.account(), "password", login.password()), Optional.empty()));
        if (response.statusCode() != 200) {
            throw new IOException("sign-in of " + login.account() + " was answered " + response.statusCode());
        }
        String cookies = response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .reduce((first, second) -> first + "; " + second)
                .orElseThrow(() -> new IOException("sign-in of " + login.account() + " gave no cookie"));
        return new ConsoleSession(this, cookies);
    }

    /** Asks something that needs no session. */
    public JsonNode getOpenly(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(path).GET());
        if (response.statusCode() != 200) {
            throw new IOException(path + " was answered " + response.statusCode());
        }
        return read(response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    Answer get(String path, String cookies) throws IOException, InterruptedException {
        return answer(send(request(path).header("Cookie", cookies).GET()));
    }

    Answer post(String path, Map<String, ?> body, String cookies) throws IOException, InterruptedException {
        return answer(send(postTo(path, body, Optional.of(cookies))));
    }

    HttpClient http() {
        return http;
    }

    /** The same host by the scheme of sockets. */
    URI socketAddress(String pathAndQuery) {
        return URI.create(address.toString().replaceFirst("^http", "ws") + pathAndQuery);
    }

    static JsonNode read(String text) throws IOException {
        return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    }

    private HttpRequest.Builder postTo(String path, Map<String, ?> body, Optional<String> cookies) throws IOException {
        HttpRequest.Builder builder = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", keys.get())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        cookies.ifPresent(value -> builder.header("Cookie", value));
        return builder;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Answer answer(HttpResponse<String> response) throws IOException {
        if (response.statusCode() == 401) {
            throw new IOException("the session has ended");
        }
        return new Answer(response.statusCode(), read(response.body()));
    }
}
