package org.anling.simulation.world;

import java.util.Map;

/**
 * What a run came to; two runs of one seed are equal.
 *
 * @param trace hash of everything that happened
 * @param faults how often each kind of fault was drawn
 * @param checked how often each rule was held against it
 */
public record WorldReport(
        long seed,
        String trace,
        long lines,
        long steps,
        int events,
        int incidents,
        int acknowledged,
        Map<String, Integer> faults,
        Map<String, Long> checked) {}
