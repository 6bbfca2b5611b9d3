package org.anling.launcher.bench;

import java.util.Map;
import java.util.TreeMap;

/** Sums and counts of the server's own timers at one moment; the difference of two moments gives the mean of what lay between. */
record StageSums(Map<String, Double> values) {

    private static final String PRESS = "anling_press_to_offer_seconds";
    private static final String DISPATCH = "anling_dispatch_stage_seconds";

    /** What the meters say after the text of {@code /metrics}. */
    static StageSums read(String metrics) {
        Map<String, Double> values = new TreeMap<>();
        metrics.lines()
                .filter(line -> line.startsWith(PRESS + "_sum")
                        || line.startsWith(PRESS + "_count")
                        || (line.contains("lane=\"URGENT\"")
                                && (line.startsWith(DISPATCH + "_sum") || line.startsWith(DISPATCH + "_count"))))
                .forEach(line -> values.put(key(line), Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
        return new StageSums(values);
    }

    /** Milliseconds of one stage on average since another moment; not a number if nothing passed it. */
    double meanMillis(StageSums before, String stage) {
        double count = value("count", stage) - before.value("count", stage);
        double seconds = value("sum", stage) - before.value("sum", stage);
        return count > 0 ? 1_000 * seconds / count : Double.NaN;
    }

    private double value(String what, String stage) {
        return values.getOrDefault(what + " " + stage, 0.0);
    }

    private static String key(String line) {
        int brace = line.indexOf('{');
        String what = line.substring(line.lastIndexOf('_', brace) + 1, brace);
        int stage = line.indexOf("stage=\"") + "stage=\"".length();
        return what + " " + line.substring(stage, line.indexOf('"', stage));
    }
}
