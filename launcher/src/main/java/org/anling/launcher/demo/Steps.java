package org.anling.launcher.demo;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.anling.launcher.Words;
import org.anling.launcher.settings.BadSetting;

/** Numbered steps of a start on the terminal, each with what it found and how long it took. Main thread only. */
public final class Steps {
    private final Words words;
    private int number;

    public Steps(Words words) {
        this.words = words;
    }

    /** A part with the text that says what it is like, for example version and port. */
    public record Found<T>(T part, String detail) {}

    /** Runs one step; a failure stops the start with the step's name in front of the reason. */
    public <T> T run(String zh, String en, Callable<Found<T>> work) {
        number++;
        String name = words.text(zh, en);
        long begin = System.nanoTime();
        try {
            Found<T> found = work.call();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            print(String.format(
                    Locale.ROOT, "%2d  %s: %s (%.1f s)", number, name, found.detail(), took.toMillis() / 1_000.0));
            return found.part();
        } catch (BadSetting itself) {
            throw itself;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + ": interrupted", stopped);
        } catch (ExecutionException elsewhere) {
            String reason =
                    elsewhere.getCause() == null ? "" : elsewhere.getCause().getMessage();
            throw new IllegalStateException(name + ": " + reason, elsewhere);
        } catch (Exception failed) {
            throw new IllegalStateException(name + ": " + failed.getMessage(), failed);
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
