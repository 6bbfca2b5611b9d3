package org.anling.simulation.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All benchmarks by name, and how one is run. */
public final class Benches {

    private Benches() {}

    public static List<Bench> all() {
        return List.of(new NearestBench(), new OffersBench(OffersBench.FULL), new GrowthBench());
    }

    public static Optional<Bench> find(String name) {
        return all().stream().filter(bench -> bench.name().equals(name)).findFirst();
    }

    /** Runs one, prints its table through {@code lines}, and answers its figures. */
    public static Report run(Bench bench, Consumer<String> lines) throws InterruptedException {
        Report report = new Report(bench, lines);
        lines.accept(bench.name() + ": " + bench.title());
        lines.accept(Machine.here().line());
        bench.run(report);
        List<String> missing = report.missing();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("not measured: " + missing);
        }
        return report;
    }
}
