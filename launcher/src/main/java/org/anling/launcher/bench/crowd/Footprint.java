package org.anling.launcher.bench.crowd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.launcher.wiring.Waiting;

/**
 * What a JVM holds when it holds nothing that it does not need: it is told to keep no free heap and to collect all of it, twice, then the
 * system says how much of the process lies in memory (heap, native memory, code, stacks, buffers). Then its live objects are counted. Needs
 * the JDK's {@code jcmd}, and Linux.
 *
 * @param residentKb as the system counts it
 * @param heapKb live objects
 * @param classes bytes of the live objects of each class
 */
record Footprint(double residentKb, double heapKb, Map<String, Long> classes) {

    private static final int PATIENCE_S = 60;
    private static final double KB = 1_024;
    private static final double NOISE_KB = 256;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 15;
    private static final Pattern RESIDENT = Pattern.compile("(?m)^Rss:\\s+(\\d+) kB");
    private static final Pattern ROW = Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    Footprint {
        classes = Map.copyOf(classes);
    }

    /**
     * Looks at a process of this user.
     *
     * @param folder for what the tool is told
     */
    static Footprint of(long pid, Path folder) throws IOException, InterruptedException {
        // The lower bound first: it must never be above the other.
        ask(
                pid,
                folder,
                List.of("VM.set_flag MinHeapFreeRatio 0", "VM.set_flag MaxHeapFreeRatio 0", "GC.run", "GC.run"));
        double resident = settled(Path.of("/proc", String.valueOf(pid), "smaps_rollup"));
        String said = ask(
                pid,
                folder,
                List.of("GC.class_histogram", "VM.set_flag MaxHeapFreeRatio 70", "VM.set_flag MinHeapFreeRatio 40"));
        Map<String, Long> classes = new HashMap<>();
        Matcher rows = ROW.matcher(said);
        while (rows.find()) {
            classes.merge(rows.group(2), Long.parseLong(rows.group(1)), Long::sum);
        }
        return new Footprint(resident, number(TOTAL, said) / KB, classes);
    }

    /** Free heap goes back to the system bit by bit, on a thread of the JVM: the least of what is seen until it falls no more. */
    private static double settled(Path rollup) throws IOException {
        double least = Double.MAX_VALUE;
        for (int unchanged = 0; unchanged < LOOKS; unchanged++) {
            double now = number(RESIDENT, Files.readString(rollup, StandardCharsets.UTF_8));
            if (now < least - NOISE_KB) {
                unchanged = 0;
            }
            least = Math.min(least, now);
            Waiting.rest(LOOK);
        }
        return least;
    }

    private static String ask(long pid, Path folder, List<String> orders) throws IOException, InterruptedException {
        Path script = Files.write(folder.resolve("jcmd.txt"), orders);
        Path answer = folder.resolve("jcmd.answer");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "-f",
                        script.toString())
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
        String said = Files.readString(answer, StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("jcmd did not do it:\n" + said);
        }
        return said;
    }

    private static double number(Pattern pattern, String text) throws IOException {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("no " + pattern + " in:\n" + text);
        }
        return Double.parseDouble(found.group(1));
    }
}
