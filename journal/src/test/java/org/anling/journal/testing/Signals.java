package org.anling.journal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends signals to processes that a test started itself. */
public final class Signals {

    private Signals() {}

    /** Sends one, for example {@code KILL}, {@code STOP}, {@code CONT}, and waits until it is sent. */
    public static void send(String signal, long pid) {
        try {
            int exit = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("there is no process " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
