package org.anling.contract.state;

import java.time.Instant;

/**
 * What a centre knows beside its incidents and responders.
 *
 * @param lastNumber number of the latest incident, 0 before the first
 * @param lastAt centre time of the latest event; time never goes back behind it
 */
public record CentreMeta(long lastNumber, Instant lastAt) {}
