package org.anling.registry.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What is asked about one service level.
 *
 * @param from first moment of receipt
 * @param to the moment after the last
 * @param of one class of promises, or all
 * @param scope prefix of the communities that the asker may see, empty for all
 * @param zone whose days, weeks and months are meant
 * @param now until when what is not done yet has waited
 */
public record LevelQuestion(
        ServiceClock clock,
        Instant from,
        Instant to,
        Step step,
        Grouping by,
        Optional<ServiceClass> of,
        String scope,
        ZoneId zone,
        Instant now) {

    /** How long one row is. */
    public enum Step {
        DAY("day"),
        /** From Monday. */
        WEEK("week"),
        MONTH("month"),
        /** One row for the whole span. */
        WHOLE("");

        private final String field;

        Step(String field) {
            this.field = field;
        }

        /** For {@code date_trunc}, empty for none. */
        String field() {
            return field;
        }
    }

    /** What rows are told apart by. */
    public enum Grouping {
        NONE,
        COMMUNITY,
        PRIORITY,
        OPERATOR,
        MODEL
    }
}
