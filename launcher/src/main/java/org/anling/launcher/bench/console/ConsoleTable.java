package org.anling.launcher.bench.console;

import java.util.List;
import org.anling.launcher.bench.Timings;
import org.anling.simulation.bench.Report;

/** The figures of the benchmark, and how they are shown beside their goals. */
final class ConsoleTable {

    static final List<String> KEYS = List.of(
            "console.events_a_second",
            "console.row.p50_ms",
            "console.row.p99_ms",
            "console.row.missing",
            "console.queue.p50_ms",
            "console.queue.p99_ms",
            "console.queue.arrived_p50_ms",
            "console.queue.arrived_p99_ms",
            "console.queue.pictures_a_second",
            "console.queue.long_pictures",
            "console.queue.longest_ms",
            "console.technical.open_ms",
            "console.technical.p50_ms",
            "console.technical.p99_ms",
            "console.technical.arrived_p50_ms",
            "console.technical.arrived_p99_ms",
            "console.technical.pictures_a_second",
            "console.technical.long_pictures",
            "console.technical.longest_ms",
            "console.server.alone_cpu_percent",
            "console.server.cpu_percent",
            "console.page.cpu_percent",
            "console.page.bytes_a_second",
            "console.page.messages_a_second",
            "console.snapshot_kb",
            "console.load.p50_ms",
            "console.load.max_ms",
            "console.load.kb",
            "console.load.map_kb",
            "console.clock_offset_ms");

    private ConsoleTable() {}

    static void put(String key, Picture picture, Report report) {
        report.figure(key + "p50_ms", picture.painted().share(0.5));
        report.figure(key + "p99_ms", picture.painted().share(0.99));
        report.figure(key + "pictures_a_second", picture.aSecond());
        report.figure(key + "long_pictures", picture.longest().size());
        report.figure(key + "longest_ms", picture.longestMillis());
    }

    /** What a page without a browser heard at the same time: the server's part of the way. */
    static void putArrived(String key, Timings arrived, Report report) {
        report.figure(key + "arrived_p50_ms", arrived.share(0.5));
        report.figure(key + "arrived_p99_ms", arrived.share(0.99));
    }

    static void print(Report report) {
        report.row("%-52s %10s %10s %8s", "", "p50 ms", "p99 ms", "goal");
        times(report, "event to the words of its row", "console.row.");
        times(report, "event to the picture, queue and power cut", "console.queue.");
        times(report, "  of which to the socket of a page", "console.queue.arrived_");
        times(report, "event to the picture, technical alerts", "console.technical.");
        times(report, "  of which to the socket of a page", "console.technical.arrived_");
        report.row("the list of technical alerts is there after %.0f ms", report.get("console.technical.open_ms"));
        for (String part : List.of("queue", "technical")) {
            report.row(
                    "%s: %.0f pictures a second, %.0f took longer than 50 ms, the longest %.0f ms",
                    part,
                    report.get("console." + part + ".pictures_a_second"),
                    report.get("console." + part + ".long_pictures"),
                    report.get("console." + part + ".longest_ms"));
        }
        report.row(
                "%.0f events a second; changes of rows that never showed: %.0f; the page's clock is %.1f ms ahead",
                report.get("console.events_a_second"),
                report.get("console.row.missing"),
                report.get("console.clock_offset_ms"));
        report.row(
                "server: %.0f %% of a core without pages, %.0f %% with; a page %.2f %%, %.0f bytes and %.0f messages a"
                        + " second, its snapshot %.0f kB",
                report.get("console.server.alone_cpu_percent"),
                report.get("console.server.cpu_percent"),
                report.get("console.page.cpu_percent"),
                report.get("console.page.bytes_a_second"),
                report.get("console.page.messages_a_second"),
                report.get("console.snapshot_kb"));
        report.row(
                "first load: p50 %.0f ms, longest %.0f ms (goal 1500); %.0f kB compressed (goal 600), the map %.0f kB"
                        + " apart",
                report.get("console.load.p50_ms"),
                report.get("console.load.max_ms"),
                report.get("console.load.kb"),
                report.get("console.load.map_kb"));
    }

    private static void times(Report report, String words, String key) {
        report.row("%-52s %10.1f %10.1f %8s", words, report.get(key + "p50_ms"), report.get(key + "p99_ms"), "250");
    }
}
