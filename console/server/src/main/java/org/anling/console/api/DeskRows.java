package org.anling.console.api;

import java.time.Instant;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.StepStatus;
import org.anling.contract.people.Channel;
import org.anling.contract.plan.Step;
import org.jspecify.annotations.Nullable;

/** What the staff and the plan have arranged on an incident, beside its offers. */
public final class DeskRows {

    private DeskRows() {}

    /**
     * The plan that an incident is handled by, and how far it has come.
     *
     * @param title missing if the plan came before the log that is still there
     * @param wave the last wave that began, 0 before the first
     * @param noReply whether the waves for an elder who does not answer run
     * @param stopped whether somebody stopped what the plan would ask by itself
     * @param nextAt when it asks next by itself, missing if it does not
     */
    public record PlanRow(
            String id,
            String version,
            @Nullable Text title,
            int wave,
            boolean noReply,
            boolean stopped,
            @Nullable Instant nextAt) {}

    /**
     * A step of the plan that a person does.
     *
     * @param reason why it was left out
     */
    public record StepRow(
            String id,
            Step.Kind kind,
            Text title,
            Step.Skip skip,
            StepStatus status,
            Instant openedAt,
            Instant due,
            @Nullable Instant endedAt,
            IncidentRow.@Nullable PersonRef by,
            @Nullable String reason) {}

    /** Put aside by its owner until then. */
    public record HoldRow(IncidentRow.PersonRef by, Instant since, Instant until) {}

    /** Offered to somebody of the staff who has not answered yet. */
    public record TransferRow(
            IncidentRow.PersonRef from,
            IncidentRow.PersonRef to,
            Instant at,
            @Nullable Instant until) {}

    /** The call after closing. */
    public record FollowUpRow(IncidentRow.PersonRef by, Instant at, FollowUpOutcome outcome) {}

    /**
     * One attempt to tell somebody on one channel: four facts, four times.
     *
     * @param recipient id of a person, or {@code contact:N} of the elder
     * @param name missing for contacts of the elder, who stand on the card
     * @param detail what the channel said last
     */
    public record NoticeRow(
            String id,
            String recipient,
            @Nullable String name,
            Channel channel,
            int attempt,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant seenAt,
            @Nullable Instant answeredAt,
            @Nullable Instant failedAt,
            @Nullable String detail) {}
}
