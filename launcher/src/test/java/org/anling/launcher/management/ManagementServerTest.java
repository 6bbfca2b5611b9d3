package org.anling.launcher.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
    private final Health health = new Health();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpClient client = HttpClient.newHttpClient();
    private ManagementServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ManagementServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), health, meters);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void ready_says_why_it_is_not() throws Exception {
        AtomicReference<Optional<String>> redis = new AtomicReference<>(Optional.of("no \"answer\""));
        health.add("redis", redis::get);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body())
                .isEqualTo("{\"status\":\"down\",\"checks\":{\"redis\":\"no \\\"answer\\\"\"}}\n");

        redis.set(Optional.empty());
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void a_process_that_checks_nothing_yet_is_not_ready_but_lives() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void metrics_are_in_the_prometheus_format() throws Exception {
        meters.counter("anling.presses").increment();
        assertThat(get("/metrics").body()).contains("anling_presses_total 1.0");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
