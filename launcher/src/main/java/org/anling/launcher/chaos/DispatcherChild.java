package org.anling.launcher.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One {@code serve --roles dispatcher} in a process of its own; its log tells when it leads. */
final class DispatcherChild implements AutoCloseable {
    private final Process process;
    private final Path log;
    private volatile boolean up;
    private volatile boolean leading;

    private DispatcherChild(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static DispatcherChild start(String redis, Path log) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.anling.launcher.Main",
                "serve",
                "--roles",
                "dispatcher",
                "--set",
                "redis.url=" + redis,
                "--set",
                "management.port=0",
                "--set",
                "dispatch.plan=at-once");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            DispatcherChild child = new DispatcherChild(process, log);
            Thread.ofVirtual().name("dispatcher-log").start(child::follow);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has said that everything runs. */
    boolean isUp() {
        return up && process.isAlive();
    }

    boolean isLeading() {
        return leading && process.isAlive();
    }

    /** The plug is pulled. Returns when the process is gone. */
    void kill() {
        leading = false;
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 128 + 9) {
                throw new IllegalStateException("process " + process.pid() + " was not killed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It stands still from now on and knows nothing of it. */
    void pause() {
        leading = false;
        Signal.send("STOP", process.pid());
    }

    void wake() {
        Signal.send("CONT", process.pid());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void follow() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                up |= line.contains("management.port");
                if (line.contains("-> LEADING")) {
                    leading = true;
                } else if (line.contains("LEADING ->")) {
                    leading = false;
                }
            }
        } catch (IOException ended) {
            leading = false;
        }
    }
}
