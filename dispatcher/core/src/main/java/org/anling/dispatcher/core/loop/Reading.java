package org.anling.dispatcher.core.loop;

import java.time.Instant;

/**
 * What the two clocks of the machine show.
 *
 * @param wall the time of day; may jump
 * @param nanos a clock that only ever goes forward, with an origin of its own
 */
public record Reading(Instant wall, long nanos) {}
