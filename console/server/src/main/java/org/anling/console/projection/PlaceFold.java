package org.anling.console.projection;

import java.time.Duration;
import java.time.Instant;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where help goes, as the rules of the field say: to a fix younger than 5 min, better than 100 m and over 300 m from home,
 * otherwise home; without a home, whatever is known.
 */
final class PlaceFold {
    private static final Duration YOUNG = Duration.ofMinutes(5);
    private static final double ACCURATE_METRES = 100;
    private static final double AWAY_METRES = 300;
    private static final double METRES_A_DEGREE = 111_195;

    private PlaceFold() {}

    static @Nullable Position choose(@Nullable Position before, @Nullable Personal personal, Instant receivedAt) {
        Position fix = personal == null ? null : personal.position();
        Position home = personal == null ? null : personal.home();
        if (fix != null && home == null) {
            return before == null || isGood(fix, receivedAt) ? fix : before;
        }
        if (fix != null && home != null && isGood(fix, receivedAt)) {
            return metres(fix, home) > AWAY_METRES ? fix : home;
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

    private static double metres(Position a, Position b) {
        double north = b.latitude() - a.latitude();
        double east = (b.longitude() - a.longitude()) * Math.cos(Math.toRadians(a.latitude()));
        return METRES_A_DEGREE * Math.hypot(north, east);
    }
}
