package org.anling.contract.plan;

import java.time.Duration;
import java.util.List;
import org.anling.contract.incident.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A response plan 预案, one version of it.
 *
 * @param id its name, {@code [a-z0-9-]}
 * @param version rises with every change; the same id and version never means two different things
 * @param priority of the incidents it opens, never below the device's own floor; null: the floor
 * @param timing when the first wave begins
 * @param pause how long {@link Timing#ONE_THEN_REST} and {@link Timing#UNLESS_STOPPED} wait, from receipt
 * @param waves in the order of their beginnings; empty: nobody is asked by the rules, people decide
 * @param noReply waves that take the place of the rest when the elder does not answer; empty: the same waves
 * @param ladder in the order of their moments
 * @param followUp how long after closing the elder is called, or null for never
 * @param synthetic of the self-press: closes itself with its first offer, stands outside statistics and is shown to nobody
 */
public record Plan(
        String id,
        int version,
        Title title,
        Selector selector,
        @Nullable Priority priority,
        Timing timing,
        Duration pause,
        Targets targets,
        List<Wave> waves,
        List<Wave> noReply,
        List<Step> steps,
        List<Rung> ladder,
        @Nullable Duration followUp,
        boolean synthetic) {

    public Plan {
        waves = List.copyOf(waves);
        noReply = List.copyOf(noReply);
        steps = List.copyOf(steps);
        ladder = List.copyOf(ladder);
    }

    /** How incidents name it: {@code medical@3}. */
    public String key() {
        return id + "@" + version;
    }
}
