package org.anling.contract.state;

import java.time.Instant;
import java.util.List;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;

/**
 * Some of the keys by which repeats are recognised, those that a run of neighbouring events set last. Kept for a day.
 *
 * @param inputs inputs that were handled
 * @param copies alerts whose exact copies join an incident
 */
public record RepeatShard(List<Handled> inputs, List<Copy> copies) {

    public RepeatShard {
        inputs = List.copyOf(inputs);
        copies = List.copyOf(copies);
    }

    /**
     * An input that was handled.
     *
     * @param at centre time of the handling
     * @param seq the first event that it led to
     */
    public record Handled(InputId input, Instant at, long seq) {}

    /**
     * The incident that exact copies of an alert join.
     *
     * @param lastAt when the last copy was received
     * @param at centre time of its handling
     * @param seq the event that handled it
     */
    public record Copy(String repeatKey, IncidentId incident, Instant lastAt, Instant at, long seq) {}
}
