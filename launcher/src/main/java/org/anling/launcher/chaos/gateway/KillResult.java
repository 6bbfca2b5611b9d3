package org.anling.launcher.chaos.gateway;

import java.util.List;

/**
 * What came of a run.
 *
 * @param presses that devices made
 * @param unanswered of them, devices that never learned that theirs is on disk
 * @param lost of them, in no incident
 * @param doubled in more than one incident, or in an incident though nobody pressed
 * @param gaps how often the log of events did not go on
 * @param troubles what came of each trouble of the store
 */
public record KillResult(
        List<Kill> kills, long presses, long unanswered, long lost, long doubled, int gaps, List<Suffered> troubles) {

    public KillResult {
        kills = List.copyOf(kills);
        troubles = List.copyOf(troubles);
    }

    /**
     * What became of the presses that were under way at one kill.
     *
     * @param afterMicros after the press
     * @param answered devices that had their acknowledgement
     * @param stored on disk, and the device did not know it
     * @param neither nothing was on disk
     */
    public record Kill(long afterMicros, long answered, long stored, long neither) {}

    /**
     * What came of a trouble of the store.
     *
     * @param acknowledged devices that were told while nothing could be written
     * @param reconnected connections that were opened anew
     */
    public record Suffered(Trouble trouble, long presses, long acknowledged, long reconnected) {

        /** Whether nothing was promised and every session stayed. */
        public boolean isKept() {
            return acknowledged == 0 && reconnected == 0;
        }
    }

    /** Kills that came when something was on disk of which the device did not know it. */
    public long between() {
        return kills.stream().filter(kill -> kill.stored > 0).count();
    }

    /** Whether every promise held. */
    public boolean isKept() {
        return presses > 0
                && unanswered == 0
                && lost == 0
                && doubled == 0
                && gaps == 0
                && troubles.stream().allMatch(Suffered::isKept);
    }
}
