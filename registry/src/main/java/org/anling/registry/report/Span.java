package org.anling.registry.report;

import java.time.Instant;

/**
 * Which incidents are meant.
 *
 * @param from first moment of receipt
 * @param to the moment after the last
 * @param scope prefix of the communities that the asker may see, empty for all
 */
public record Span(Instant from, Instant to, String scope) {}
