package org.anling.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.registry.embedded.EmbeddedPostgresServer;

/** {@code serve} with the shipped settings, in a process of its own beside the stores of the benchmark. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;
    private final Ports ports;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Where it listens. */
    public record Ports(int console, int tcp, int mqtt, int mqttWebSocket, int management) {

        static Ports free() throws IOException {
            List<ServerSocket> held = new ArrayList<>();
            try {
                for (int i = 0; i < 5; i++) {
                    held.add(new ServerSocket(0));
                }
                List<Integer> found =
                        held.stream().map(ServerSocket::getLocalPort).toList();
                return new Ports(found.get(0), found.get(1), found.get(2), found.get(3), found.get(4));
            } finally {
                for (ServerSocket socket : held) {
                    socket.close();
                }
            }
        }
    }

    private ServerProcess(Process process, Path log, Ports ports) {
        this.process = process;
        this.log = log;
        this.ports = ports;
    }

    /**
     * Starts one with all roles and does not wait.
     *
     * @param overrides settings typed behind {@code --set}
     */
    public static ServerProcess start(
            Path folder, EmbeddedRedis redis, EmbeddedPostgresServer postgres, List<String> overrides)
            throws IOException {
        List<String> database = List.of(
                "postgres.url=" + postgres.jdbcUrl(),
                "postgres.user=" + postgres.user(),
                "postgres.password=" + postgres.password());
        return start(folder, redis, database, overrides);
    }

    /** Starts one that only takes what devices send, and presses nothing by itself; does not wait. */
    public static ServerProcess gateway(Path folder, EmbeddedRedis redis, List<String> overrides) throws IOException {
        // A generator connects all of them at once, which no district does.
        List<String> more = List.of(
                "roles=gateway", "selfpress.every=PT0S", "devices.logins.rate=5000", "devices.logins.burst=20000");
        return start(folder, redis, more, overrides);
    }

    private static ServerProcess start(Path folder, EmbeddedRedis redis, List<String> more, List<String> overrides)
            throws IOException {
        Ports ports = Ports.free();
        Path config = folder.resolve("server.properties");
        List<String> lines = new ArrayList<>(List.of(
                "console.port=" + ports.console(),
                "devices.tcp.port=" + ports.tcp(),
                "mqtt.port=" + ports.mqtt(),
                "mqtt.ws.port=" + ports.mqttWebSocket(),
                "management.port=" + ports.management(),
                "devices.connections.trusted=127.0.0.0/8",
                "redis.url=" + redis.uri()));
        lines.addAll(more);
        Files.write(config, lines);
        Path log = folder.resolve("server.log");
        Process process = new ProcessBuilder(command(config, overrides))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ServerProcess(process, log, ports);
    }

    public Ports ports() {
        return ports;
    }

    /** Its process. */
    public long pid() {
        return process.pid();
    }

    /** The text of {@code /metrics}. */
    String metrics() {
        return get("/metrics").body();
    }

    /** What its process has used of the processor, all threads together. */
    public Duration cpuTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Path config, List<String> overrides) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseCompactObjectHeaders",
                "-Duser.timezone=UTC",
                "-Dfile.encoding=UTF-8",
                "-Danling.home=" + System.getProperty("anling.home", "")));
        String more = System.getenv("ANLING_SERVER_JVM_OPTS");
        if (more != null && !more.isBlank()) {
            command.addAll(List.of(more.split(" ")));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "org.anling.launcher.Main",
                "serve",
                "--config",
                config.toString()));
        for (String override : overrides) {
            command.addAll(List.of("--set", override));
        }
        return command;
    }

    /** Waits until it says that it is ready. */
    public void awaitReady() throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (isReady()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        close();
        throw new IOException("the server did not get ready:\n" + Files.readString(log, StandardCharsets.UTF_8));
    }

    private boolean isReady() {
        try {
            return get("/health/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + ports.management() + path);
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
