package org.anling.launcher.settings;

import java.time.Duration;
import java.time.ZoneId;
import org.anling.registry.privacy.Keeping;

/**
 * For how long what is kept.
 *
 * @param personal personal blocks of what is closed
 * @param audit who did and saw what
 * @param signIns who signed in
 * @param hour of the night
 */
public record KeepKeys(Duration personal, Duration audit, Duration signIns, int hour) {

    /** A rebuilt centre reads the last thirty days, and what was closed is followed up before. */
    private static final Duration LEAST_PERSONAL = Duration.ofDays(30);
    /** Half a year is the least that the law asks for in China. */
    private static final Duration LEAST_ENTRIES = Duration.ofDays(180);

    private static final Duration LONGEST = Duration.ofDays(36_500);

    static KeepKeys from(Settings from) {
        return new KeepKeys(
                from.duration("keep.personal", LEAST_PERSONAL, LONGEST),
                from.duration("keep.audit", LEAST_ENTRIES, LONGEST),
                from.duration("keep.sign-ins", LEAST_ENTRIES, LONGEST),
                from.number("keep.hour", 0, 23, "4"));
    }

    /** The same by the nights of a place. */
    public Keeping in(ZoneId zone) {
        return new Keeping(personal, audit, signIns, hour, zone);
    }
}
