package org.anling.console.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody at a page: keeps cookies, sends idempotency keys, and nothing else that a browser would not. */
public final class Person {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Person(int port) {
        this.port = port;
    }

    /** The same browser at a server that was started again. */
    public Person at(int otherPort) {
        Person same = new Person(otherPort);
        same.cookies.putAll(cookies);
        return same;
    }

    /** What came back. */
    public record Answer(int status, JsonNode body, Map<String, List<String>> headers) {
        /** The first value of a header, or empty. */
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        /** Code of the problem, or empty. */
        public String code() {
            return body.path("error").path("code").asText();
        }
    }

    public Answer signIn(String username) {
        return post(
                "/api/session", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, MemoryStores.PASSWORD));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Answer post(String path, String body, String key) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) {
        return send(request(path).header("Idempotency-Key", "k").DELETE());
    }

    /** Anything else; the cookies are added. */
    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(
                    response.statusCode(), read(response), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A file as text. */
    public String text(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        return request;
    }

    /** Opens the live feed of a face. */
    public Page open(String faceAndMore) {
        return Page.open(http, URI.create("ws://127.0.0.1:" + port + "/api/feed?face=" + faceAndMore), cookieHeader());
    }

    private String cookieHeader() {
        return String.join(
                "; ",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .toList());
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    private static JsonNode read(HttpResponse<String> response) throws IOException {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return json && !response.body().isBlank() ? JSON.readTree(response.body()) : MissingNode.getInstance();
    }
}
