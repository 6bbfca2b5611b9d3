package org.anling.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.anling.launcher.bench.PressToOffer;
import org.anling.launcher.bench.console.ConsoleBench;
import org.anling.launcher.bench.console.Size;
import org.anling.launcher.bench.crowd.ConnectionsBench;
import org.anling.launcher.bench.crowd.CrowdPlan;
import org.anling.launcher.bench.crowd.StormBench;
import org.anling.launcher.bench.ingest.IngestBench;
import org.anling.launcher.bench.ingest.IngestPlan;
import org.anling.launcher.settings.BadSetting;
import org.anling.simulation.bench.Bench;
import org.anling.simulation.bench.Benches;
import org.anling.simulation.bench.Machine;
import org.anling.simulation.bench.Report;

/** {@code ./anling bench NAME [--json FILE]}: runs one benchmark and prints its table; the figures go into the file as well. */
final class BenchCommand {

    private final Arguments arguments;
    private final Words words;

    BenchCommand(Arguments arguments, Words words) {
        this.arguments = arguments;
        this.words = words;
    }

    int run() throws InterruptedException {
        Bench bench = bench();
        Report report = Benches.run(bench, System.out::println);
        if (arguments.json().isPresent()) {
            write(arguments.json().get(), report.json(Machine.here()));
        }
        return 0;
    }

    private Bench bench() {
        String name = arguments.words().isEmpty() ? "" : arguments.words().getFirst();
        List<Bench> benches = new ArrayList<>(Benches.all());
        Path binaries = Main.home().resolve(".anling").resolve("postgres");
        benches.add(new PressToOffer(PressToOffer.FULL, binaries, arguments.overrides()));
        benches.add(new ConsoleBench(Size.FULL, binaries, arguments.overrides()));
        benches.add(new IngestBench(IngestPlan.FULL, arguments.overrides()));
        benches.add(new ConnectionsBench(CrowdPlan.FULL, arguments.overrides()));
        benches.add(new StormBench(CrowdPlan.FULL, arguments.overrides()));
        return benches.stream()
                .filter(bench -> bench.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String all = benches.stream()
                            .map(one -> "  " + one.name() + "  " + one.title())
                            .collect(Collectors.joining(System.lineSeparator()));
                    return new BadSetting(
                            words.text("bench " + name + ": 请写下列之一:", "bench " + name + ": write one of these:")
                                    + System.lineSeparator()
                                    + all);
                });
    }

    private void write(Path file, String json) {
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException("--json " + file + ": the file cannot be written; name another one", e);
        }
        words.say("数据已写入 " + file, "figures are in " + file);
    }
}
