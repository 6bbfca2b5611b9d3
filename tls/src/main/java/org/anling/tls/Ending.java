package org.anling.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How people are told that a certificate ends. */
final class Ending {

    private static final Duration SOON = Duration.ofDays(14);

    private Ending() {}

    /** Nothing while there is time; else when, and how many days are left. */
    static Optional<String> find(Instant until, Instant now) {
        if (until.isAfter(now.plus(SOON))) {
            return Optional.empty();
        }
        if (!until.isAfter(now)) {
            return Optional.of("ended " + until);
        }
        long days = Duration.between(now, until).toDays();
        return Optional.of("ends " + until + " (days left: " + days + ")");
    }
}
