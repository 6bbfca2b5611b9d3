package org.anling.dispatcher.core.responder;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.anling.contract.incident.Priority;
import org.anling.dispatcher.core.geo.StraightLine;
import org.anling.dispatcher.core.geo.TravelTime;

/**
 * The numbers behind eligibility and score.
 *
 * @param ready time to get ready to leave
 * @param answer how long an answer takes when it comes; divided by the chance to accept it is the expected time to accept
 * @param fresh a position older than this is stale: the base is used
 * @param radiusMetres nobody farther along the way is asked
 * @param perJob fatigue for each job accepted in the last eight hours
 * @param perNightOffer fatigue for each offer between 22 and 6 o'clock in the last day
 * @param zone the centre's time of day, for the night and for the hour bands
 * @param coverage how the place that somebody leaves counts
 */
public record ScoreSettings(
        TravelTime travel,
        Duration ready,
        Duration answer,
        Duration fresh,
        double radiusMetres,
        Duration perJob,
        Duration perNightOffer,
        ZoneOffset zone,
        Coverage coverage) {

    /** As the field's figures say; every one is a setting of the centre. */
    public static final ScoreSettings DEFAULT = new ScoreSettings(
            StraightLine.DEFAULT,
            Duration.ofSeconds(60),
            Duration.ofSeconds(45),
            Duration.ofMinutes(10),
            50_000,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            ZoneOffset.ofHours(8),
            Coverage.DEFAULT);

    /**
     * What it counts that the place somebody starts from is left alone: the seconds that the next free one takes to get there.
     *
     * @param weights by priority; what is missing counts nothing, so that the nearest goes
     * @param most more seconds than this are never lost
     */
    public record Coverage(Map<Priority, Double> weights, Duration most) {

        /** The nearest for P1 and P2; for the rest somebody whose place others can look after. */
        public static final Coverage DEFAULT = new Coverage(Map.of(Priority.P3, 1.0), Duration.ofMinutes(5));

        /** @throws IllegalArgumentException if a place would be better off alone */
        public Coverage {
            if (weights.values().stream().anyMatch(weight -> !(weight >= 0)) || most.isNegative()) {
                throw new IllegalArgumentException("coverage weights and most must not be below 0");
            }
            weights = java.util.Collections.unmodifiableMap(new TreeMap<>(weights));
        }

        double weight(Priority priority) {
            return weights.getOrDefault(priority, 0.0);
        }
    }

    /** As shipped, at this time of day. */
    public ScoreSettings in(ZoneOffset here) {
        return new ScoreSettings(travel, ready, answer, fresh, radiusMetres, perJob, perNightOffer, here, coverage);
    }
}
