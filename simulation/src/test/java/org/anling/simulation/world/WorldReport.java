package org.anling.simulation.world;

/** What a run came to; two runs of one seed are equal. */
public record WorldReport(
        long seed,
        String trace,
        long lines,
        int events,
        int incidents,
        int acknowledged,
        int faults,
        int gatewayCrashes) {}
