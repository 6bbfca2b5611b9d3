package org.anling.launcher.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends signals to processes that this run started, and makes sure that they arrived. */
public final class Signal {
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(5);

    private Signal() {}

    /** Returns when it has arrived. */
    public static void send(String name, long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, "--", String.valueOf(pid)).start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("there is no process " + pid);
            }
            if (name.equals("STOP")) {
                awaitStopped(pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitStopped(long pid) throws IOException {
        Path stat = Path.of("/proc", String.valueOf(pid), "stat");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (Files.exists(stat) && !Files.readString(stat).contains(") T ")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("process " + pid + " does not stop");
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }
}
