package org.anling.launcher.bench;

import java.util.List;
import org.anling.simulation.bench.Report;

/** Writes the figures of a phase, and its lines of the table. */
final class PressTable {

    private PressTable() {}

    static void put(Phase phase, Measured measured, Report report) {
        String key = phase.key();
        report.figure(key + "p50_ms", measured.whole.share(0.5));
        report.figure(key + "p99_ms", measured.whole.share(0.99));
        report.figure(key + "from_due_p99_ms", measured.fromDue.share(0.99));
        report.figure(key + "late_p99_ms", measured.late.share(0.99));
        report.figure(key + "missing", measured.whole.missing());
        report.figure(key + "appends.p50_ms", measured.appends.share(0.5));
        report.figure(key + "appends.p99_ms", measured.appends.share(0.99));
        report.figure(key + "broker.p50_ms", measured.broker.share(0.5));
        report.figure(key + "broker.p99_ms", measured.broker.share(0.99));
        report.figure(key + "ratio.p50", measured.ratio());
        for (String stage : Measured.STAGES) {
            report.figure(key + "stage." + stage + "_ms", measured.stage(stage));
        }
    }

    /** The table of all phases; every figure is there. */
    static void print(List<Phase> phases, Report report) {
        report.row(
                "%9s %9s %9s %9s %9s %9s %9s %9s %8s",
                "a second", "p50 ms", "p99 ms", "appends", "p99", "broker", "p99", "ratio", "missing");
        for (Phase phase : phases) {
            String key = phase.key();
            report.row(
                    "%9d %9.2f %9.2f %9.2f %9.2f %9.2f %9.2f %9.2f %8.0f",
                    phase.aSecond(),
                    report.get(key + "p50_ms"),
                    report.get(key + "p99_ms"),
                    report.get(key + "appends.p50_ms"),
                    report.get(key + "appends.p99_ms"),
                    report.get(key + "broker.p50_ms"),
                    report.get(key + "broker.p99_ms"),
                    report.get(key + "ratio.p50"),
                    report.get(key + "missing"));
        }
        report.row(
                "appends: two durable ones, one after the other; broker: Mosquitto, QoS 1, nothing on disk; ratio: of"
                        + " p50 to appends");
        report.row("goals: ratio at most 1.5 at 1 and 100 a second, p99 below 20 ms at 1,000 a second");
        report.row("mean of each stage, ms:");
        report.row("%9s " + "%10s".repeat(Measured.STAGES.size()), head());
        for (Phase phase : phases) {
            Object[] line = new Object[Measured.STAGES.size() + 1];
            line[0] = phase.aSecond();
            for (int i = 1; i < line.length; i++) {
                line[i] = report.get(phase.key() + "stage." + Measured.STAGES.get(i - 1) + "_ms");
            }
            report.row("%9d " + "%10.2f".repeat(Measured.STAGES.size()), line);
        }
        for (Phase phase : phases) {
            report.row(
                    "at %d a second the generator was late by %.2f ms (p99); from the moment a press was due, p99 is"
                            + " %.2f ms",
                    phase.aSecond(),
                    report.get(phase.key() + "late_p99_ms"),
                    report.get(phase.key() + "from_due_p99_ms"));
        }
    }

    private static Object[] head() {
        Object[] head = new Object[Measured.STAGES.size() + 1];
        head[0] = "a second";
        for (int i = 1; i < head.length; i++) {
            head[i] = Measured.STAGES.get(i - 1);
        }
        return head;
    }
}
