package org.anling.launcher.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A person at a browser, without the browser: keeps cookies, sends an idempotency key with every POST. */
final class ConsoleClient {

    static final String PASSWORD = "anling-demo";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final HttpClient http;

    ConsoleClient(int port) {
        base = "http://127.0.0.1:" + port;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
    }

    ConsoleClient signIn(String user) {
        Reply reply = post("/api/session", "{\"username\":\"" + user + "\",\"password\":\"" + PASSWORD + "\"}");
        if (reply.status() != 200) {
            throw new IllegalStateException("sign-in of " + user + ": " + reply);
        }
        return this;
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    Reply post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!List.of(headers).contains("Idempotency-Key")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return send(request);
    }

    /** All incidents in a state, oldest call number first. */
    List<JsonNode> incidents(String state) {
        Reply reply = get("/api/incidents?state=" + state);
        if (reply.status() != 200) {
            throw new IllegalStateException("incidents: " + reply);
        }
        List<JsonNode> items = new ArrayList<>();
        reply.body().get("items").forEach(items::add);
        return items;
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(15)).build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), parse(response.body()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text.isEmpty() ? "{}" : text);
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode().put("text", text);
        }
    }

    record Reply(int status, JsonNode body) {}
}
