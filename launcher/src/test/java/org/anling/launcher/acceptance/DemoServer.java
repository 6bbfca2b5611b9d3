package org.anling.launcher.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The demo in a process group of its own, on free ports and a data folder that outlives the process. Used by one test thread.
 */
final class DemoServer implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final Path data;
    final int console;
    final int devices;
    final int mqtt;
    private final int mqttWs;
    private final int management;
    private final Path output;
    private final List<String> sets;
    private @Nullable Process process;

    /** @param more settings beside the ports, {@code key=value} */
    DemoServer(String... more) {
        try {
            data = Files.createTempDirectory("anling-acceptance");
            output = data.resolve("server.out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Integer> ports = freePorts(5);
        console = ports.get(0);
        devices = ports.get(1);
        mqtt = ports.get(2);
        mqttWs = ports.get(3);
        management = ports.get(4);
        sets = new ArrayList<>(List.of(
                "console.port=" + console,
                "devices.tcp.port=" + devices,
                "mqtt.port=" + mqtt,
                "mqtt.ws.port=" + mqttWs,
                "management.port=" + management));
        sets.addAll(List.of(more));
    }

    /** Starts the process and waits until it says that it is ready. */
    DemoServer start() {
        List<String> command = new ArrayList<>(List.of("setsid", java(), "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "org.anling.launcher.Main", "demo"));
        command.addAll(
                List.of("--fleet", "none", "--data", data.resolve("servers").toString()));
        for (String set : sets) {
            command.addAll(List.of("--set", set));
        }
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("the demo is ready; its output is in " + output)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .failFast("the demo ended: " + tail(), () -> !process().isAlive())
                .until(this::ready);
        return this;
    }

    /** Kills the server and everything it started, at once and without a chance to tidy up. */
    void killGroup() {
        // Without "--" the kill of procps 4.0.2 reads -12345 as -1 and kills every process of the machine.
        run("kill", "-KILL", "--", "-" + process().pid());
        try {
            if (!process().waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server outlived kill -9");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a signal to the embedded server whose command line holds the word and our data folder. */
    void signal(String signal, String word) {
        List<Long> pids = processes(word);
        if (pids.isEmpty()) {
            throw new IllegalStateException("no process of " + word + " on " + data);
        }
        pids.forEach(pid -> run("kill", signal, "--", Long.toString(pid)));
    }

    /** Process ids of an embedded server on our data folder: the main process, not its children. */
    List<Long> processes(String word) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(entry -> entry.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(entry -> ours(entry, word))
                    .map(entry -> Long.parseLong(entry.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean ours(Path entry, String word) {
        try {
            String program =
                    Files.readSymbolicLink(entry.resolve("exe")).getFileName().toString();
            String folder = Files.readSymbolicLink(entry.resolve("cwd")).toString();
            String line = Files.readString(entry.resolve("cmdline")).replace('\0', ' ');
            return program.startsWith(word) && (line.contains(data.toString()) || folder.startsWith(data.toString()));
        } catch (IOException gone) {
            return false;
        }
    }

    boolean ready() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of /health/ready, whatever its status. */
    String health() {
        return get("/health/ready");
    }

    /** The text of /metrics. */
    String metrics() {
        return get("/metrics");
    }

    private String get(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + management + path);
            return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    ConsoleClient console() {
        return new ConsoleClient(console);
    }

    WatchSocket watch() {
        return new WatchSocket(devices);
    }

    /** The last lines that the process printed. */
    String tail() {
        try {
            List<String> lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "no output";
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroy();
            try {
                if (!running.waitFor(20, TimeUnit.SECONDS)) {
                    killGroup();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        for (String word : List.of("redis-server", "postgres")) {
            processes(word).forEach(pid -> run("kill", "-KILL", "--", Long.toString(pid)));
        }
        run("rm", "-rf", data.toString());
    }

    private Process process() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void run(String... command) {
        try {
            Process started = new ProcessBuilder(command).inheritIO().start();
            if (!started.waitFor(10, TimeUnit.SECONDS) || started.exitValue() != 0) {
                throw new IllegalStateException("failed: " + String.join(" ", command));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(DemoServer::closeQuietly);
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the operator's page shows of the watch of the tests: "open" or "all". */
    List<JsonNode> incidentsOfTheWatch(String state) {
        return console().signIn("operator").incidents(state).stream()
                .filter(row -> row.get("device").toString().contains(WatchSocket.ID))
                .toList();
    }
}
