package org.anling.dispatcher.core.loop;

import java.time.Duration;

/**
 * The numbers of the loop.
 *
 * @param lease how long the lease holds without a sign of life, counted while others ask for it
 * @param inputs how many inputs a batch holds
 * @param events how many events a batch holds, unless one decision alone has more
 * @param bytes how many characters of stored events a batch holds, likewise
 * @param page how many events are read at a time when the state is rebuilt
 * @param idle how long a wait for inputs lasts
 * @param routine the routine lane is read at least so often, however much is in the urgent one
 * @param retry how long the loop rests when no answer came
 */
public record LoopSettings(
        Duration lease, int inputs, int events, int bytes, int page, Duration idle, Duration routine, Duration retry) {

    /** As measured to be good. */
    public static final LoopSettings DEFAULT = new LoopSettings(
            Duration.ofSeconds(2),
            64,
            1_024,
            1024 * 1024,
            500,
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofMillis(200));

    /** @throws IllegalArgumentException if a batch could hold nothing */
    public LoopSettings {
        if (inputs < 1 || events < 1 || bytes < 1 || page < 1 || !lease.isPositive()) {
            throw new IllegalArgumentException("batch, page and lease must be larger than nothing");
        }
    }
}
