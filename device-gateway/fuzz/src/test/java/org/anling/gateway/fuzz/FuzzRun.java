package org.anling.gateway.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anling.gateway.codec.Fuzzer;

/**
 * One fuzzer in a process of its own.
 *
 * @param module folder of this module, which the class path and the corpus lie in
 * @param heap most memory of the process in megabytes
 */
record FuzzRun(Fuzzer fuzzer, Path module, Duration length, int heap) {

    private static final Pattern PULSE =
            Pattern.compile("#([0-9]+)\\s+\\S+\\s+cov: ([0-9]+) .*corp: ([0-9]+)/.*exec/s: ([0-9]+).*");
    private static final int LAST_LINES = 60;

    /** How far a run is. */
    record Progress(long inputs, int edges, int kept, long perSecond) {}

    /**
     * What came of it.
     *
     * @param last how far it came, empty if it never told
     * @param finding the input that broke something, if one did
     * @param log its last lines
     */
    record Outcome(int code, Optional<Progress> last, Optional<Path> finding, List<String> log) {
        Outcome {
            log = List.copyOf(log);
        }

        /** It ran to its end and found nothing. */
        boolean isFine() {
            return code == 0 && finding.isEmpty() && last.isPresent();
        }
    }

    /**
     * Runs to the end.
     *
     * @param heard is told each progress
     */
    Outcome run(Consumer<Progress> heard) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(folder().resolve("corpus"));
        Path findings = Files.createDirectories(folder().resolve("findings"));
        clear(findings);
        plant(corpus);
        Process process = new ProcessBuilder(command(corpus, findings))
                .directory(folder().toFile())
                .redirectErrorStream(true)
                .start();
        Deque<String> log = new ArrayDeque<>();
        Optional<Progress> last = Optional.empty();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<Progress> told = progress(line);
                told.ifPresent(heard);
                last = told.isPresent() ? told : last;
                keep(log, line);
            }
            return new Outcome(process.waitFor(), last, finding(findings), List.copyOf(log));
        } finally {
            process.destroyForcibly();
        }
    }

    private Path folder() {
        return module.resolve("target").resolve("fuzz").resolve(fuzzer.word());
    }

    private List<String> command(Path corpus, Path findings) throws IOException {
        Path target = module.resolve("target");
        String libraries = Files.readString(target.resolve("test-class-path")).strip();
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
            // Other tests beside it wait for deadlines; this only fills what they leave.
            command.addAll(List.of("/usr/bin/nice", "-n", "10"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                libraries,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + fuzzer.target().getName(),
                "--instrumentation_includes=org.anling.gateway.codec.**",
                "--custom_hook_includes=org.anling.gateway.codec.**",
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-max_total_time=" + length.toSeconds(),
                "-max_len=6000",
                "-timeout=10",
                "-print_final_stats=1",
                corpus.toString()));
        return command;
    }

    /** Seeds are written each time; what a run before found interesting stays beside them. */
    private void plant(Path corpus) throws IOException {
        List<byte[]> seeds = fuzzer.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-%03d".formatted(i)), seeds.get(i));
        }
    }

    private static Optional<Progress> progress(String line) {
        Matcher pulse = PULSE.matcher(line);
        return pulse.matches()
                ? Optional.of(new Progress(
                        Long.parseLong(pulse.group(1)),
                        Integer.parseInt(pulse.group(2)),
                        Integer.parseInt(pulse.group(3)),
                        Long.parseLong(pulse.group(4))))
                : Optional.empty();
    }

    private static void keep(Deque<String> log, String line) {
        if (log.size() >= LAST_LINES) {
            log.removeFirst();
        }
        log.addLast(line);
    }

    private static Optional<Path> finding(Path findings) throws IOException {
        try (Stream<Path> files = Files.list(findings)) {
            return files.filter(file -> !file.toString().endsWith(".java"))
                    .sorted()
                    .findFirst();
        }
    }

    private static void clear(Path findings) throws IOException {
        try (Stream<Path> files = Files.list(findings)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
