package org.anling.launcher.bench.crowd;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A generator as the benchmark sees it: orders go in, answers come out. One thread. */
final class GeneratorProcess implements AutoCloseable {

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;
    private final Path log;

    private GeneratorProcess(Process process, Path log) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.log = log;
    }

    /**
     * How far a generator is.
     *
     * @param accepted devices that are connected and accepted
     * @param refused connections that could not be made or ended against the device's will
     * @param agoMillis since a device was accepted last
     */
    record Status(int accepted, int refused, int pressed, int acknowledged, long agoMillis) {

        String line() {
            return "%d %d %d %d %d".formatted(accepted, refused, pressed, acknowledged, agoMillis);
        }

        static Status of(String line) {
            long[] all = Arrays.stream(line.split(" ", -1))
                    .mapToLong(Long::parseLong)
                    .toArray();
            return new Status((int) all[0], (int) all[1], (int) all[2], (int) all[3], all[4]);
        }
    }

    /**
     * From a press to its acknowledgement.
     *
     * @param away whether the device had to connect first
     */
    record Delay(long micros, boolean away) {

        static String line(List<Delay> all) {
            return all.stream().map(one -> one.micros + (one.away ? "a" : "c")).collect(Collectors.joining(" "));
        }

        static List<Delay> list(String line) {
            return Arrays.stream(line.split(" ", -1))
                    .filter(word -> !word.isEmpty())
                    .map(word -> new Delay(Long.parseLong(word.substring(0, word.length() - 1)), word.endsWith("a")))
                    .toList();
        }
    }

    /** Starts one and does not wait. Its collector never makes a press wait: that would be taken for the gateway's time. */
    static GeneratorProcess start(Throng.Spec spec, Path log) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseZGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogback.configurationFile=logback-demo.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GeneratorMain.class.getName(),
                        spec.kind().word(),
                        String.valueOf(spec.port()),
                        String.valueOf(spec.first()),
                        String.valueOf(spec.count()),
                        String.valueOf(spec.net()))
                .redirectError(log.toFile())
                .start();
        return new GeneratorProcess(process, log);
    }

    void connect(int from, int to, int perSecond) {
        order("connect " + from + " " + to + " " + perSecond);
    }

    void leave(int from, int to) {
        order("leave " + from + " " + to);
    }

    void live() {
        order("live");
    }

    void press(int from, int every, int most, Duration span, long seed) {
        order("press " + from + " " + every + " " + most + " " + span.toMillis() + " " + seed);
    }

    void cut(int to, Duration span, long seed) {
        order("cut " + to + " " + span.toMillis() + " " + seed);
    }

    Status status() {
        return Status.of(order("status"));
    }

    List<Delay> takeDelays() {
        return Delay.list(order("delays"));
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String order(String line) {
        try {
            orders.write(line);
            orders.newLine();
            orders.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("it ended");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("a generator did not take \"" + line + "\":\n" + said(), e);
        }
    }

    private String said() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(its log cannot be read)";
        }
    }
}
