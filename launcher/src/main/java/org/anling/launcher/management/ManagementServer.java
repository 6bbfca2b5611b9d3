package org.anling.launcher.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** {@code /health/live}, {@code /health/ready} (503 with the reasons while something is not) and {@code /metrics}. */
public final class ManagementServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public ManagementServer(InetSocketAddress address, Health health, PrometheusMeterRegistry meters)
            throws IOException {
        this.server = HttpServer.create(address, 64);
        server.setExecutor(threads);
        server.createContext(
                "/health/live", exchange -> answer(exchange, 200, "application/json", "{\"status\":\"up\"}\n"));
        server.createContext("/health/ready", exchange -> ready(exchange, health));
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape()));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void ready(HttpExchange exchange, Health health) throws IOException {
        SortedMap<String, String> answers = health.answers();
        boolean up = health.isReady();
        String checks = answers.entrySet().stream().map(ManagementServer::json).collect(Collectors.joining(","));
        String body = "{\"status\":\"" + (up ? "up" : "down") + "\",\"checks\":{" + checks + "}}\n";
        answer(exchange, up ? 200 : 503, "application/json", body);
    }

    private static String json(Map.Entry<String, String> check) {
        return quoted(check.getKey()) + ":" + quoted(check.getValue());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
