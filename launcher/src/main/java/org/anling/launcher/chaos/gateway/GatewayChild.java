package org.anling.launcher.chaos.gateway;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One {@code serve --roles gateway} in a process of its own, always on the same ports. */
final class GatewayChild implements AutoCloseable {

    private static final int PATIENCE_S = 60;
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Path log;
    private final CountDownLatch ready = new CountDownLatch(1);

    /** Where it listens. */
    record Ports(int tcp, int mqtt, int mqttWebSocket) {

        static Ports free() {
            List<ServerSocket> held = new ArrayList<>();
            try {
                for (int i = 0; i < 3; i++) {
                    held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                }
                List<Integer> found =
                        held.stream().map(ServerSocket::getLocalPort).toList();
                for (ServerSocket socket : held) {
                    socket.close();
                }
                return new Ports(found.get(0), found.get(1), found.get(2));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private GatewayChild(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Whether an archive of classes can be made: not of folders, as tests have them on their class path. */
    static boolean canArchive() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .noneMatch(Files::isDirectory);
    }

    /** Starts one and does not wait. The archive of classes in the folder makes all but the first start faster. */
    static GatewayChild start(String redis, Ports ports, Path folder) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("gateway.jsa"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.anling.launcher.Main",
                "serve",
                "--roles",
                "gateway"));
        List.of(
                        "redis.url=" + redis,
                        "management.port=0",
                        "selfpress.every=PT0S",
                        "devices.tcp.port=" + ports.tcp(),
                        "mqtt.port=" + ports.mqtt(),
                        "mqtt.ws.port=" + ports.mqttWebSocket())
                .forEach(set -> command.addAll(List.of("--set", set)));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            GatewayChild child = new GatewayChild(process, folder.resolve("gateway.log"));
            Thread.ofVirtual().name("gateway-log").start(child::follow);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when every port is open. */
    GatewayChild awaitReady() throws InterruptedException {
        if (!ready.await(PATIENCE_S, TimeUnit.SECONDS) || !process.isAlive()) {
            throw new IllegalStateException("the gateway did not start; what it said: " + log);
        }
        return this;
    }

    /** The plug is pulled. Returns when the process is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != KILLED) {
            throw new IllegalStateException("process " + process.pid() + " was not killed");
        }
    }

    /** Ends it in order. */
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

    private void follow() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Files.writeString(
                        log, process.pid() + " " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (line.contains(" listens on ")) {
                    ready.countDown();
                }
            }
        } catch (IOException ended) {
            // Killed; whoever waits finds out by the process.
        } finally {
            ready.countDown();
        }
    }
}
