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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code serve --roles dispatcher} in a process of its own. What it does is read from its log, as people would; the log's lines are
 * read by one thread, and what they said may be asked from any.
 */
public final class DispatcherChild implements AutoCloseable {
    private static final Pattern EPOCH = Pattern.compile(" epoch=(\\d+) ");

    private final Process process;
    private final Path log;
    private volatile boolean warm;
    private volatile long epoch;
    private volatile long leaseNanos;
    private volatile long leadNanos;
    private volatile int fencedCommits;
    private volatile int lostLeases;
    private volatile int stoodDown;
    private volatile String takeover = "";

    private DispatcherChild(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static DispatcherChild start(String redis, Path log) {
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

    /** Whether it could lead at once: it follows the log and has folded it to its end. */
    boolean isWarm() {
        return warm && process.isAlive();
    }

    /** Whether its decisions count. */
    public boolean isLeading() {
        return epoch > 0 && process.isAlive();
    }

    /** Under which it leads, 0 if it does not. */
    long epoch() {
        return isLeading() ? epoch : 0;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** When it got the lease last, by the monotonic clock. */
    long leaseNanos() {
        return leaseNanos;
    }

    /** When it led last, by the monotonic clock. */
    long leadNanos() {
        return leadNanos;
    }

    /** Commits of this process that were refused because somebody else leads. */
    int fencedCommits() {
        return fencedCommits;
    }

    /** How often it asked for its lease to go on and was told that somebody else has it. */
    int lostLeases() {
        return lostLeases;
    }

    /** How often it led and then stood by again. */
    int stoodDown() {
        return stoodDown;
    }

    /** What it said of its last takeover, empty before it has drained the inbox. */
    String takeover() {
        return takeover;
    }

    /** The plug is pulled. Returns when the process is gone. */
    void kill() {
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
        Signal.send("STOP", process.pid());
    }

    void wake() {
        Signal.send("CONT", process.pid());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return "process " + process.pid() + (isAlive() ? "" : " (gone)")
                + (isLeading() ? " leads in epoch " + epoch : warm ? " stands by, warm" : " stands by, not warm")
                + "; last takeover: " + (takeover.isEmpty() ? "not ended" : takeover);
    }

    private void follow() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Files.writeString(
                        log, process.pid() + " " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                note(line);
            }
        } catch (IOException ended) {
            warm = false;
        }
    }

    // Only the thread that reads the log writes these.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void note(String line) {
        if (line.contains(" STANDBY -> REBUILDING")) {
            warm = false;
            takeover = "";
            leaseNanos = System.nanoTime();
        } else if (line.contains(" -> LEADING")) {
            Matcher matcher = EPOCH.matcher(line);
            epoch = matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
            leadNanos = System.nanoTime();
        } else if (line.contains(" -> STANDBY")) {
            stoodDown++;
            epoch = 0;
            lostLeases += line.contains("the lease was lost") ? 1 : 0;
        } else if (line.contains("commit outcome FENCED")) {
            fencedCommits++;
        } else if (line.contains("standby is warm")) {
            warm = true;
        } else if (line.contains(" takeover ")) {
            takeover = line.substring(line.indexOf(" takeover ") + " takeover ".length());
        }
    }
}
