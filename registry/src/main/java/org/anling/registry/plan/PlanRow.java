package org.anling.registry.plan;

import java.time.Instant;
import org.anling.contract.plan.PlanText;
import org.anling.contract.plan.Title;
import org.jspecify.annotations.Nullable;

/**
 * One version as it is stored.
 *
 * @param madeBy member of the staff who wrote it, or null if it came from a file
 * @param activation how it became valid in the office, or null if it never did
 */
public record PlanRow(
        PlanText text,
        Title title,
        @Nullable String madeBy,
        Instant madeAt,
        @Nullable Activation activation) {

    /** Who made a version valid, when and why. */
    public record Activation(String by, Instant at, String reason) {}

    /** Whether somebody wrote it who may still change it: it was never valid. */
    public boolean isDraft() {
        return madeBy != null && activation == null;
    }
}
