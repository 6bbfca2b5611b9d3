package org.anling.launcher.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What one phase gave: the whole way, its baselines, and the stages of the way. */
final class Measured {

    /** The stages in the order of the way, by the names that the figures have. */
    static final List<String> STAGES =
            List.of("gateway", "appended", "decided", "committed", "read", "written", "arrived");

    final Timings whole = new Timings();
    final Timings fromDue = new Timings();
    final Timings late = new Timings();
    final Timings appends = new Timings();
    final Timings broker = new Timings();
    private final SequencedMap<String, Timings> stages = new LinkedHashMap<>();

    /** Means of the rounds; each round counts the same. */
    void addStages(Map<String, Double> round) {
        round.forEach((stage, millis) ->
                stages.computeIfAbsent(stage, first -> new Timings()).addMillis(millis));
    }

    double stage(String name) {
        Timings found = stages.get(name);
        return found == null ? Double.NaN : found.mean();
    }

    /** How many times as long as two appends one after the other. */
    double ratio() {
        return whole.share(0.5) / appends.share(0.5);
    }
}
