package org.anling.launcher.bench.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anling.contract.id.IncidentId;
import org.anling.launcher.bench.Timings;

/**
 * What the page measured in one stretch.
 *
 * @param painted from the moment at which something was decided to the picture that was drawn after it arrived
 * @param rows from the same moment to the words of a certain row
 * @param longest milliseconds of each picture that took longer than 50
 * @param aSecond pictures a second
 */
record Picture(Timings painted, Timings rows, List<Double> longest, double aSecond) {

    /**
     * Reads the script's notes.
     *
     * @param offset milliseconds by which the clock of the page is ahead
     */
    static Picture of(JsonNode notes, double offset, double until, Owners owners) {
        Timings painted = new Timings();
        notes.path("painted").forEach(one -> painted.addMillis(one.asDouble() - offset));
        List<Double> longest = new ArrayList<>();
        notes.path("long").forEach(one -> longest.add(one.asDouble()));
        double seconds = (until - notes.path("since").asDouble()) / 1_000;
        return new Picture(
                painted,
                owners.timings(notes.path("rows"), offset),
                longest,
                notes.path("pictures").asInt() / seconds);
    }

    double longestMillis() {
        return longest.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** Who was given what, by the log, and what incidents are called on pages. */
    record Owners(List<EventBook.Given> given, Map<IncidentId, Long> numbers) {

        /** The first time after it was decided that the row named the new owner; what was never shown is missing. */
        private Timings timings(JsonNode rows, double offset) {
            Map<Long, Deque<JsonNode>> seen = new HashMap<>();
            rows.forEach(row -> seen.computeIfAbsent(row.get(0).asLong(), first -> new ArrayDeque<>())
                    .add(row));
            Timings timings = new Timings();
            for (EventBook.Given one : given) {
                Deque<JsonNode> ofRow = seen.getOrDefault(numbers.getOrDefault(one.incident(), 0L), new ArrayDeque<>());
                double decided = Duration.between(Instant.EPOCH, one.at()).toNanos() / 1e6;
                String name =
                        Ward.nameOf(Integer.parseInt(one.to().substring(one.to().lastIndexOf('-') + 1)));
                JsonNode shown = ofRow.stream()
                        .filter(row ->
                                row.get(1).asText().equals(name) && row.get(2).asDouble() - offset >= decided - 1)
                        .findFirst()
                        .orElse(null);
                if (shown == null) {
                    timings.add(0, 0);
                } else {
                    timings.addMillis(shown.get(2).asDouble() - offset - decided);
                }
            }
            return timings;
        }
    }
}
