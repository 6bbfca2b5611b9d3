package org.anling.console.api.plan;

import java.time.Instant;
import java.util.List;
import org.anling.console.api.Text;
import org.anling.contract.plan.ProtocolCard;
import org.jspecify.annotations.Nullable;

/**
 * One version whole.
 *
 * @param text the YAML
 * @param renewed the same with the next free version: what a change, or a return to it, begins with
 * @param plan what it means, if it is a plan that can be read
 * @param card what it means, if it is a card that can be read
 * @param active the version that is valid now, or null
 * @param over the version that the office made valid, 0 if it never did: what an activation takes the place of
 */
public record PlanPage(
        PlanShelf.PlanLine line,
        String text,
        String renewed,
        @Nullable PlanView plan,
        @Nullable ProtocolCard card,
        @Nullable PlanSource active,
        int over) {

    /** A version as people wrote it. */
    public record PlanSource(int version, String text) {}

    /**
     * Whether a text can become valid.
     *
     * @param id of the plan or card, null if that cannot be read
     * @param faults keep it from becoming valid
     * @param notes do not, but somebody should look
     * @param draft when the draft was written that lies there under this version, or null if there is none
     */
    public record PlanChecked(
            @Nullable String id,
            @Nullable Integer version,
            List<PlanRemark> faults,
            List<PlanRemark> notes,
            @Nullable PlanView plan,
            @Nullable ProtocolCard card,
            @Nullable PlanSource active,
            @Nullable Instant draft) {
        public PlanChecked {
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Something about a place of a text.
     *
     * @param line counts from 1
     * @param column counts from 1
     */
    public record PlanRemark(int line, int column, Text message) {}

    /**
     * A version becomes valid.
     *
     * @param over as it was shown
     * @param seen when the version was written that was looked at
     */
    public record ActivatePlan(int over, Instant seen, String reason) {}

    /**
     * A draft goes.
     *
     * @param seen when the draft was written that was looked at
     */
    public record DiscardPlan(Instant seen) {}
}
