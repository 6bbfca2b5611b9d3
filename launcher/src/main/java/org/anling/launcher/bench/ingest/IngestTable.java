package org.anling.launcher.bench.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.anling.simulation.bench.Report;

/** What was measured, as ratios first. */
final class IngestTable {

    private final Map<String, List<Round>> rounds = new HashMap<>();
    private final Map<String, Slots.Outcome> halves = new HashMap<>();

    private record Round(double perSecond, double p50, double p99, double gatewayMicros) {}

    static List<String> keys() {
        List<String> keys = new ArrayList<>();
        Stream.concat(Stream.of(IngestBench.REDIS, IngestBench.MOSQUITTO), IngestBench.PROTOCOLS.stream())
                .forEach(name -> List.of("perSecond", "full.p50Ms", "full.p99Ms", "half.p50Ms", "half.p99Ms")
                        .forEach(figure -> keys.add(name + "." + figure)));
        IngestBench.PROTOCOLS.forEach(name -> List.of("ratioToRedis", "ratioToMosquitto", "gatewayMicros")
                .forEach(figure -> keys.add(name + "." + figure)));
        keys.add("entry.bytes");
        return keys;
    }

    void flooded(String name, Slots.Outcome outcome, Duration gateway) {
        double micros = TimeUnit.NANOSECONDS.toMicros(gateway.toNanos())
                / Math.max(1.0, outcome.timings().count());
        rounds.computeIfAbsent(name, first -> new ArrayList<>())
                .add(new Round(
                        outcome.perSecond(),
                        outcome.timings().share(0.5),
                        outcome.timings().share(0.99),
                        micros));
    }

    void paced(String name, Slots.Outcome outcome) {
        halves.put(name, outcome);
    }

    /** The median of the rounds; not a number if there were none. */
    double perSecond(String name) {
        return median(name, Round::perSecond);
    }

    void report(Report report, List<Map<String, String>> entries) {
        double bytes = entries.stream()
                .mapToInt(entry -> entry.entrySet().stream()
                        .mapToInt(field ->
                                field.getKey().length() + field.getValue().length())
                        .sum())
                .average()
                .orElse(Double.NaN);
        report.figure("entry.bytes", bytes);
        report.row(
                "%-12s %12s %10s %10s %9s %9s %9s",
                "", "a second", "to Redis", "to broker", "p50 ms", "p99 ms", "half p99");
        Stream.concat(Stream.of(IngestBench.REDIS, IngestBench.MOSQUITTO), IngestBench.PROTOCOLS.stream())
                .forEach(name -> row(name, report));
        report.row("entries of %.0f bytes; half p99 is that of the acknowledgement at half the speed reached", bytes);
    }

    private void row(String name, Report report) {
        double toRedis = perSecond(name) / perSecond(IngestBench.REDIS);
        double toBroker = perSecond(name) / perSecond(IngestBench.MOSQUITTO);
        Slots.Outcome half = halves.get(name);
        double halfP50 = half == null ? Double.NaN : half.timings().share(0.5);
        double halfP99 = half == null ? Double.NaN : half.timings().share(0.99);
        report.figure(name + ".perSecond", perSecond(name));
        report.figure(name + ".full.p50Ms", median(name, Round::p50));
        report.figure(name + ".full.p99Ms", median(name, Round::p99));
        report.figure(name + ".half.p50Ms", halfP50);
        report.figure(name + ".half.p99Ms", halfP99);
        if (IngestBench.PROTOCOLS.contains(name)) {
            report.figure(name + ".ratioToRedis", toRedis);
            report.figure(name + ".ratioToMosquitto", toBroker);
            report.figure(name + ".gatewayMicros", median(name, Round::gatewayMicros));
        }
        report.row(
                "%-12s %,12.0f %10.2f %10.2f %9.2f %9.2f %9.2f",
                name, perSecond(name), toRedis, toBroker, median(name, Round::p50), median(name, Round::p99), halfP99);
    }

    private double median(String name, java.util.function.ToDoubleFunction<Round> what) {
        double[] sorted = rounds.getOrDefault(name, List.of()).stream()
                .mapToDouble(what)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
