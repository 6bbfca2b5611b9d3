package org.anling.launcher.bench;

/**
 * A rate and how long it is kept: rounds of presses, appends and broker messages take turns.
 *
 * @param aSecond alarms a second
 * @param times in one round; at most as many as there are elders
 */
public record Phase(int aSecond, int times, int rounds) {

    /** What the keys of its figures begin with. */
    String key() {
        return "press." + aSecond + ".";
    }
}
