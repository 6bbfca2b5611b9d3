package org.anling.launcher.bench.crowd;

import java.time.Duration;

/**
 * How large the crowd is and how long everything takes.
 *
 * @param each connections of each kind, in all
 * @param processes gateways for each kind, and as many generators; 0 for one gateway that takes both kinds
 * @param warmUp devices of each generator that connect, press and leave before anything is measured
 * @param perSecond connections that each generator opens a second
 * @param span the time in which everybody comes back, and as long a time of rest before it
 * @param pressing one device of so many presses in each of the two
 */
public record CrowdPlan(int each, int processes, int warmUp, int perSecond, Duration span, int pressing) {

    /** As promised: 64,000 connections, at most some 16,500 in a process; two to five minutes. */
    public static final CrowdPlan FULL = new CrowdPlan(32_000, 2, 500, 500, Duration.ofSeconds(60), 100);

    /** Generators for each kind. */
    int generators() {
        return Math.max(1, processes);
    }

    /** Devices of one generator that are counted. */
    int ofOne() {
        return each / generators();
    }

    /** Those of one generator that press, each once in a span. */
    int presses() {
        return Math.max(1, ofOne() / pressing);
    }
}
