package org.anling.gateway.server.reception;

import java.time.Instant;

/**
 * When the last byte of a frame arrived.
 *
 * @param at wall clock
 * @param nanos the same on the monotonic clock
 */
public record Moment(Instant at, long nanos) {}
