package org.anling.simulation.world;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Counts what was checked in one run, and ends the run where a rule does not hold. Belongs to the thread of the world. */
final class Tally {

    private final Map<Invariant, Long> checked = new EnumMap<>(Invariant.class);

    /** @throws BrokenInvariantException if it does not hold */
    void require(Invariant rule, boolean holds, Supplier<String> what) {
        checked.merge(rule, 1L, Long::sum);
        if (!holds) {
            throw new BrokenInvariantException(rule.sentence() + ": " + what.get());
        }
    }

    Map<Invariant, Long> checked() {
        return Collections.unmodifiableMap(checked);
    }
}
