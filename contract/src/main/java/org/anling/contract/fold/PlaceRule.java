package org.anling.contract.fold;

import java.time.Duration;
import java.time.Instant;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where help goes: to a fix that is younger than 5 min, better than 100 m and over 300 m from home; otherwise home. Without a home,
 * whatever is known. The pages show both.
 */
public final class PlaceRule {

    private static final Duration YOUNG = Duration.ofMinutes(5);
    private static final double ACCURATE_METRES = 100;
    private static final double AWAY_METRES = 300;

    private PlaceRule() {}

    /** The place after a message, given the one before it; null if nobody knows. */
    public static @Nullable Position choose(
            @Nullable Position before, @Nullable Personal personal, Instant receivedAt) {
        Position fix = personal == null ? null : personal.position();
        Position home = personal == null ? null : personal.home();
        if (fix != null && home == null) {
            return before == null || isGood(fix, receivedAt) ? fix : before;
        }
        if (fix != null && home != null && isGood(fix, receivedAt)) {
            return Distance.metres(fix, home) > AWAY_METRES ? fix : home;
        }
        return before == null ? home : before;
    }

    private static boolean isGood(Position fix, Instant receivedAt) {
        Instant fixedAt = fix.fixedAt();
        Double accuracy = fix.accuracyMetres();
        return fixedAt != null
                && fixedAt.isAfter(receivedAt.minus(YOUNG))
                && accuracy != null
                && accuracy < ACCURATE_METRES;
    }
}
