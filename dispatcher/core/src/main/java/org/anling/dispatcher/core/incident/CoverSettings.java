package org.anling.dispatcher.core.incident;

import java.time.Duration;

/**
 * When a community counts as covered: somebody could be asked there now.
 *
 * @param proof for how long an answer proves that a responder is reached
 * @param every how often each community is looked at, beside the looks that a change of availability causes
 * @param demand whether proof is asked for at all, or being on duty is enough
 */
public record CoverSettings(Duration proof, Duration every, Demand demand) {

    /** What is asked of a responder who counts. */
    public enum Demand {
        /** On duty and answered on some channel within {@link CoverSettings#proof}. */
        PROVEN,
        /** On duty is enough: for simulated responders that answer no test notices. */
        ON_DUTY
    }

    /** What {@code serve} ships. */
    public static final CoverSettings DEFAULT =
            new CoverSettings(Duration.ofHours(12), Duration.ofMinutes(10), Demand.PROVEN);

    /** For simulated responders that answer no test notices. */
    public static final CoverSettings UNPROVEN = new CoverSettings(DEFAULT.proof(), DEFAULT.every(), Demand.ON_DUTY);

    /** @throws IllegalArgumentException if a wait is not positive */
    public CoverSettings {
        if (!proof.isPositive() || every.compareTo(Duration.ofSeconds(10)) < 0) {
            throw new IllegalArgumentException("proof must be longer than nothing, every at least 10 s");
        }
    }
}
