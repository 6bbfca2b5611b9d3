package org.anling.console.api.plan;

import java.time.Instant;
import java.util.List;
import org.anling.contract.plan.Title;
import org.jspecify.annotations.Nullable;

/**
 * All versions of all plans and cards, by kind and id, the highest first.
 *
 * @param followed whether this server follows plans at all; the demo asks everybody at once instead
 */
public record PlanShelf(boolean followed, List<PlanLine> items) {
    public PlanShelf {
        items = List.copyOf(items);
    }

    /** What is written there. */
    public enum PlanKind {
        PLAN,
        CARD
    }

    /** What a version is worth. */
    public enum PlanState {
        /** New incidents are handled by it. */
        ACTIVE,
        /** It was valid, or lies in a file that the office has taken over from. */
        STORED,
        /** Somebody wrote it and nobody has made it valid. */
        DRAFT
    }

    /**
     * One version.
     *
     * @param key names it in addresses: {@code plan:medical@3}
     * @param madeBy who wrote it, or null if it came from a file
     * @param activation how the office made it valid, or null
     * @param followed version of this plan that the dispatcher follows now, where that is known
     */
    public record PlanLine(
            String key,
            PlanKind kind,
            String id,
            int version,
            Title title,
            PlanState state,
            @Nullable String madeBy,
            Instant madeAt,
            @Nullable PlanActivation activation,
            @Nullable Integer followed) {}

    /** Who made a version valid, when and why. */
    public record PlanActivation(String by, Instant at, String reason) {}
}
