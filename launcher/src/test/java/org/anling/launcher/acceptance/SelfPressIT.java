package org.anling.launcher.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The self-press on the whole server: proven, shown to nobody as an incident, and loud when presses no longer arrive. */
class SelfPressIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void presses_are_proven_through_every_intake_and_two_misses_make_the_server_unready_and_silence_the_dead_man_call()
            throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer watchman = watchman(calls);
        String url = "http://127.0.0.1:" + watchman.getAddress().getPort() + "/ping";
        try (DemoServer server = new DemoServer("selfpress.every=PT1S", "selfpress.deadman.url=" + url).start()) {
            await("the watchman is called").atMost(SOON).until(() -> calls.get() >= 3);
            assertThat(server.console().signIn("operator").incidents("all")).isEmpty();
            assertThat(server.console().signIn("supervisor").incidents("all")).isEmpty();
            assertThat(server.ready()).isTrue();

            server.signal("-STOP", "redis-server");
            await("the server says that presses do not arrive")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !server.ready());
            int silentSince = calls.get();
            await("two rounds fail")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> server.health().contains("self-press through"));
            assertThat(calls.get()).isEqualTo(silentSince);

            server.signal("-CONT", "redis-server");
            await("proven again")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> server.ready() && calls.get() > silentSince);
        } finally {
            watchman.stop(0);
        }
    }

    private static HttpServer watchman(AtomicInteger calls) throws IOException {
        HttpServer watchman = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        watchman.createContext("/ping", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        watchman.start();
        return watchman;
    }
}
