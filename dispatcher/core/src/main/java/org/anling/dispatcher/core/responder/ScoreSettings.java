package org.anling.dispatcher.core.responder;

import java.time.Duration;
import java.time.ZoneOffset;
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
 * @param zone the centre's time of day, for the night
 */
public record ScoreSettings(
        TravelTime travel,
        Duration ready,
        Duration answer,
        Duration fresh,
        double radiusMetres,
        Duration perJob,
        Duration perNightOffer,
        ZoneOffset zone) {

    /** As the field's figures say; every one is a setting of the centre. */
    public static final ScoreSettings DEFAULT = new ScoreSettings(
            TravelTime.DEFAULT,
            Duration.ofSeconds(60),
            Duration.ofSeconds(45),
            Duration.ofMinutes(10),
            50_000,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            ZoneOffset.ofHours(8));
}
