package org.anling.registry.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Wrong passwords and codes that are counted together: those of all strangers, or those of one known browser.
 *
 * @param count in a row, each less than a quiet day after the one before
 * @param since the first of them
 * @param last the last of them
 */
public record Failures(
        int count, @Nullable Instant since, @Nullable Instant last) {

    /** None at all. */
    public static final Failures NONE = new Failures(0, null, null);

    /** So many pause whom they are counted for. */
    public static final int BEFORE_PAUSE = 10;

    /** After so long without a failure counting begins anew. Guessing through every pause is faster than waiting for it. */
    static final Duration QUIET = Duration.ofDays(1);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** Sixteen minutes: longer would keep out more people than it keeps from guessing. */
    private static final int LONGEST_DOUBLED = 4;

    /** Out of columns of these names, null and 0 for none. */
    public static Failures of(ResultSet row, String count, String since, String last) throws SQLException {
        return new Failures(row.getInt(count), Transaction.instant(row, since), Transaction.instant(row, last));
    }

    /** Those that still count. */
    public Failures asOf(Instant now) {
        return last == null || last.isBefore(now.minus(QUIET)) ? NONE : this;
    }

    /** When the next try is looked at, if it is not now: after one minute at first, then longer. */
    public Optional<Instant> pausedUntil(Instant now) {
        if (count < BEFORE_PAUSE || last == null) {
            return Optional.empty();
        }
        int doubled = Math.min(count - BEFORE_PAUSE, LONGEST_DOUBLED);
        return Optional.of(last.plus(PAUSE.multipliedBy(1L << doubled))).filter(until -> until.isAfter(now));
    }
}
