package org.anling.gateway.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.anling.gateway.codec.Fuzzer;

/** {@code ./anling fuzz [NAME] [--seconds N]}: fuzzes one protocol after the other; what breaks is kept as a test. */
final class Fuzz {

    private static final int FOUND = 1;
    private static final int USAGE = 64;
    private static final int FAILED = 70;
    private static final int HEAP = 512;
    private static final long SECONDS = 60;
    private static final long TOLD_EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final Path gateway;
    private final boolean chinese = System.getProperty("anling.language", "en").startsWith("zh");
    private long toldAt = System.nanoTime();

    private Fuzz(Path gateway) {
        this.gateway = gateway;
    }

    /** @param typed the folder of the gateway's modules, then what was typed */
    public static void main(String[] typed) throws IOException, InterruptedException {
        System.exit(
                new Fuzz(Path.of(typed[0]).toAbsolutePath()).run(List.of(typed).subList(1, typed.length)));
    }

    private int run(List<String> typed) throws IOException, InterruptedException {
        long seconds = SECONDS;
        List<Fuzzer> chosen = List.of(Fuzzer.values());
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (word.equals("--seconds")
                    && i + 1 < typed.size()
                    && typed.get(i + 1).matches("[1-9][0-9]{0,6}")) {
                seconds = Long.parseLong(typed.get(++i));
                continue;
            }
            chosen = Arrays.stream(Fuzzer.values())
                    .filter(fuzzer -> fuzzer.word().equals(word))
                    .toList();
            if (chosen.isEmpty()) {
                return usage(word);
            }
        }
        int code = 0;
        for (Fuzzer fuzzer : chosen) {
            code = Math.max(code, run(fuzzer, Duration.ofSeconds(seconds)));
        }
        return code;
    }

    private int run(Fuzzer fuzzer, Duration length) throws IOException, InterruptedException {
        say(
                "%s：模糊测试 %d 秒…".formatted(fuzzer.word(), length.toSeconds()),
                "%s: fuzzing for %d s ...".formatted(fuzzer.word(), length.toSeconds()));
        long begun = System.nanoTime();
        FuzzRun run = new FuzzRun(fuzzer, gateway.resolve("fuzz"), length, HEAP);
        FuzzRun.Outcome outcome = run.run(progress -> tell(progress, begun));
        if (outcome.isFine()) {
            FuzzRun.Progress last = outcome.last().orElseThrow();
            say(
                    "%s：%d 个输入，覆盖 %d 条边，未发现问题".formatted(fuzzer.word(), last.inputs(), last.edges()),
                    "%s: %d inputs, %d edges covered, nothing found"
                            .formatted(fuzzer.word(), last.inputs(), last.edges()));
            return 0;
        }
        outcome.log().forEach(System.out::println);
        if (outcome.finding().isEmpty()) {
            say(
                    "%s：模糊测试程序以代码 %d 结束".formatted(fuzzer.word(), outcome.code()),
                    "%s: the fuzzer ended with code %d".formatted(fuzzer.word(), outcome.code()));
            return FAILED;
        }
        Path kept = keep(fuzzer, outcome.finding().orElseThrow());
        say(
                "发现问题，输入已保存为回归测试: %s；重放: mvn -pl device-gateway/codec -am test -Dtest=FuzzerTest".formatted(kept),
                "found; the input is a regression test now: %s. Play it: mvn -pl device-gateway/codec -am test -Dtest=FuzzerTest"
                        .formatted(kept));
        return FOUND;
    }

    private Path keep(Fuzzer fuzzer, Path finding) throws IOException {
        Path folder = Files.createDirectories(gateway.resolve("codec/src/test/resources/found/" + fuzzer.word()));
        Path kept = folder.resolve(finding.getFileName());
        return Files.exists(kept) ? kept : Files.copy(finding, kept);
    }

    private void tell(FuzzRun.Progress progress, long begun) {
        long now = System.nanoTime();
        if (now - toldAt >= TOLD_EVERY_NANOS) {
            toldAt = now;
            long seconds = Duration.ofNanos(now - begun).toSeconds();
            say(
                    "  %4d 秒  %,d 个输入  %,d/秒  %d 条边"
                            .formatted(seconds, progress.inputs(), progress.perSecond(), progress.edges()),
                    "  %4d s  %,d inputs  %,d/s  %d edges"
                            .formatted(seconds, progress.inputs(), progress.perSecond(), progress.edges()));
        }
    }

    private int usage(String word) {
        String names = Arrays.stream(Fuzzer.values()).map(Fuzzer::word).collect(Collectors.joining(", "));
        say(
                word + "：没有这个模糊测试；可选: " + names + "，以及 --seconds N",
                word + ": there is nothing of that name to fuzz; there are " + names + ", and --seconds N");
        return USAGE;
    }

    private void say(String zh, String en) {
        System.out.println(String.format(Locale.ROOT, "%s", chinese ? zh : en));
    }
}
