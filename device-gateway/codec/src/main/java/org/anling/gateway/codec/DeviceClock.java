package org.anling.gateway.codec;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which times of devices are times at all. A clock may be wrong by years and is still told; what no clock can show (a year of nine digits)
 * would overflow where milliseconds are counted, and is no time.
 */
public final class DeviceClock {

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private DeviceClock() {}

    /** The same instant, or null if it is none that a device can mean. */
    public static @Nullable Instant believed(Instant said) {
        return said.isBefore(FIRST) || said.isAfter(LAST) ? null : said;
    }
}
