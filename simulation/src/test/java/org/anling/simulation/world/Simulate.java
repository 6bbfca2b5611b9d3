package org.anling.simulation.world;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.anling.simulation.district.District;

/**
 * The command {@code ./anling simulate}: plays many seeds on all cores, counts what went wrong in them and what was checked, names each
 * seed that failed with the command that plays it again, and ends with 1 if there was one.
 */
public final class Simulate {

    private static final Duration NEWS_EVERY = Duration.ofSeconds(5);
    private static final Duration LATER_NEWS_EVERY = Duration.ofSeconds(30);
    private static final Duration LONG_RUN = Duration.ofMinutes(1);
    private static final int SEEDS_AHEAD = 2;
    private final PrintStream out;
    private final Options options;
    private final District district = District.ofSeed(District.DEMO_SEED);
    private final Map<String, Long> faults = new TreeMap<>();
    private final Map<String, Long> checked = new TreeMap<>();
    private final List<Long> failed = new ArrayList<>();
    private long incidents;
    private long events;
    private long steps;
    private long news = System.nanoTime();

    private Simulate(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
    }

    /**
     * What was typed.
     *
     * @param trace whether the seed's whole trace is printed
     */
    record Options(int seeds, long from, Duration bad, boolean trace) {

        static Options of(String[] words) {
            Options options = new Options(100, 0, Duration.ofMinutes(8), false);
            for (int i = 0; i < words.length; i += 2) {
                if (i + 1 == words.length) {
                    throw new IllegalArgumentException(words[i] + " needs a number");
                }
                options = options.with(words[i], words[i + 1]);
            }
            return options;
        }

        private Options with(String key, String number) {
            try {
                return switch (key) {
                    case "--seeds" -> new Options(Math.max(1, Integer.parseInt(number)), from, bad, trace);
                    case "--from" -> new Options(seeds, Long.parseLong(number), bad, trace);
                    case "--minutes" ->
                        new Options(seeds, from, Duration.ofMinutes(Math.clamp(Long.parseLong(number), 1, 600)), trace);
                    case "--trace" -> new Options(1, Long.parseLong(number), bad, true);
                    default ->
                        throw new IllegalArgumentException(
                                key + " is not known; there are --seeds, --from, --minutes, --trace");
                };
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(key + " needs a number, not " + number, notANumber);
            }
        }
    }

    /** What came of one seed. */
    private sealed interface Ending {
        record Held(WorldReport report) implements Ending {}

        record Broken(long seed, String message) implements Ending {}
    }

    /** Plays what the words say; ends the process. */
    public static void main(String[] words) throws InterruptedException {
        try {
            System.exit(new Simulate(System.out, Options.of(words)).run());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(64);
        }
    }

    private int run() throws InterruptedException {
        long begun = System.nanoTime();
        int cores = options.trace ? 1 : Runtime.getRuntime().availableProcessors();
        out.printf(
                "%d seeds from %d, %d minutes of trouble each, on %d cores%n",
                options.seeds, options.from, options.bad.toMinutes(), cores);
        try (ExecutorService players = Executors.newFixedThreadPool(cores)) {
            var done = new ExecutorCompletionService<Ending>(players);
            for (int i = 0; i < Math.min(options.seeds, cores * SEEDS_AHEAD); i++) {
                submit(done, i);
            }
            for (int i = 1; i <= options.seeds; i++) {
                take(done.take().get());
                submit(done, i - 1 + cores * SEEDS_AHEAD);
                tell(i, begun);
            }
        } catch (ExecutionException ours) {
            throw new IllegalStateException(ours.getCause());
        }
        summary(Duration.ofNanos(System.nanoTime() - begun));
        return failed.isEmpty() ? 0 : 1;
    }

    /** One more seed for each that ended, so that ten thousand need no more memory than ten. */
    private void submit(ExecutorCompletionService<Ending> players, int place) {
        if (place < options.seeds) {
            long seed = options.from + place;
            players.submit(() -> play(seed));
        }
    }

    private Ending play(long seed) {
        Script script = new Script(seed, district, options.bad, true, options.trace ? out::println : line -> {});
        try {
            return new Ending.Held(World.run(script));
        } catch (BrokenInvariantException broken) {
            return new Ending.Broken(seed, String.valueOf(broken.getMessage()));
        }
    }

    private void take(Ending ending) {
        switch (ending) {
            case Ending.Held(WorldReport report) -> {
                report.faults().forEach((name, times) -> faults.merge(name, (long) times, Long::sum));
                report.checked().forEach((name, times) -> checked.merge(name, times, Long::sum));
                incidents += report.incidents();
                events += report.events();
                steps += report.steps();
                if (options.seeds == 1) {
                    out.printf("seed %d: trace %s, %d lines%n", report.seed(), report.trace(), report.lines());
                }
            }
            case Ending.Broken(long seed, String message) -> {
                failed.add(seed);
                out.println(message.lines().findFirst().orElse(""));
                out.println("  " + again(seed));
            }
        }
    }

    private String again(long seed) {
        return "./anling simulate --minutes " + options.bad.toMinutes() + " --trace " + seed;
    }

    private void tell(int done, long begun) {
        long now = System.nanoTime();
        Duration every = now - begun > LONG_RUN.toNanos() ? LATER_NEWS_EVERY : NEWS_EVERY;
        if (now - news >= every.toNanos()) {
            news = now;
            double seconds = (now - begun) / 1e9;
            out.printf(
                    Locale.ROOT,
                    "%d of %d seeds, %d failed, %.2f seeds a second, %.0f s to go, %d MB%n",
                    done,
                    options.seeds,
                    failed.size(),
                    done / seconds,
                    (options.seeds - done) * seconds / done,
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        }
    }

    private void summary(Duration took) {
        out.printf(
                "%nplayed %d seeds in %d s: %d incidents, %d events, %d steps%n",
                options.seeds, took.toSeconds(), incidents, events, steps);
        table("what went wrong", faults);
        table("what was checked", checked);
        if (failed.isEmpty()) {
            out.println("every rule held in every seed");
        } else {
            out.println(failed.size() + " seeds failed:");
            failed.forEach(seed -> out.println("  " + again(seed)));
        }
    }

    private void table(String title, Map<String, Long> counts) {
        out.println(title);
        counts.forEach((name, times) -> out.printf("  %,12d  %s%n", times, name));
    }
}
