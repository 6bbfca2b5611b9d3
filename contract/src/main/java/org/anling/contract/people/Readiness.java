package org.anling.contract.people;

import org.jspecify.annotations.Nullable;

/**
 * What a responder's phone said of itself at the start of a shift; missing means that it cannot tell.
 *
 * @param soundHeard whether he said that he heard the test tone
 * @param notifications whether the page may show notifications: {@code granted}, {@code denied}, {@code default}, {@code unsupported}
 * @param positionAgeSeconds how old the last position was that went out
 * @param batteryPercent how full it was
 */
public record Readiness(
        boolean soundHeard,
        String notifications,
        @Nullable Long positionAgeSeconds,
        @Nullable Integer batteryPercent) {}
