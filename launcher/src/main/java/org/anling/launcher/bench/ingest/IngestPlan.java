package org.anling.launcher.bench.ingest;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param inFlight presses under way at the same time, of everything that is measured; as many devices of each protocol
 * @param warmUp of each
 * @param rounds of each, in turns
 * @param round of full speed
 * @param half at half the speed that was reached
 */
public record IngestPlan(int inFlight, Duration warmUp, int rounds, Duration round, Duration half) {

    /** About a minute and a quarter. */
    public static final IngestPlan FULL =
            new IngestPlan(512, Duration.ofSeconds(4), 3, Duration.ofMillis(2_500), Duration.ofSeconds(3));
}
