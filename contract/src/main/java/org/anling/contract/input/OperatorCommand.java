package org.anling.contract.input;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Consent;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EntryWay;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.people.Role;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Title;
import org.jspecify.annotations.Nullable;

/** What a member of the staff wants done with an incident. Free text travels in the personal block. */
public record OperatorCommand(StaffId by, Role role, IncidentId incident, Action action) implements Input {

    /** The closed list of what staff can do. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Take.class, name = "take"),
        @JsonSubTypes.Type(value = Spoken.class, name = "spoken"),
        @JsonSubTypes.Type(value = NoReply.class, name = "no-reply"),
        @JsonSubTypes.Type(value = AddNote.class, name = "note"),
        @JsonSubTypes.Type(value = OfferByHand.class, name = "offer"),
        @JsonSubTypes.Type(value = WithdrawOffer.class, name = "withdraw"),
        @JsonSubTypes.Type(value = EmergencyService.class, name = "emergency-service"),
        @JsonSubTypes.Type(value = FalsePress.class, name = "false-press"),
        @JsonSubTypes.Type(value = Close.class, name = "close"),
        @JsonSubTypes.Type(value = Hold.class, name = "hold"),
        @JsonSubTypes.Type(value = Resume.class, name = "resume"),
        @JsonSubTypes.Type(value = Transfer.class, name = "transfer"),
        @JsonSubTypes.Type(value = AcceptTransfer.class, name = "accept-transfer"),
        @JsonSubTypes.Type(value = DeclineTransfer.class, name = "decline-transfer"),
        @JsonSubTypes.Type(value = Reassign.class, name = "reassign"),
        @JsonSubTypes.Type(value = SetPriority.class, name = "priority"),
        @JsonSubTypes.Type(value = AskNow.class, name = "ask-now"),
        @JsonSubTypes.Type(value = StopAsking.class, name = "stop-asking"),
        @JsonSubTypes.Type(value = DoStep.class, name = "step"),
        @JsonSubTypes.Type(value = SkipStep.class, name = "skip-step"),
        @JsonSubTypes.Type(value = OpenStep.class, name = "open-step"),
        @JsonSubTypes.Type(value = AnswerQuestion.class, name = "answer-question"),
        @JsonSubTypes.Type(value = FollowUp.class, name = "follow-up"),
        @JsonSubTypes.Type(value = Reopen.class, name = "reopen")
    })
    public sealed interface Action {}

    /** Becomes responsible 接警. */
    public record Take() implements Action {}

    /** Spoke with the elder 已通话. */
    public record Spoken(SpokenOutcome outcome) implements Action {}

    /** The elder does not answer 无应答. */
    public record NoReply() implements Action {}

    /** Adds the note of the personal block to the timeline. */
    public record AddNote() implements Action {}

    /** Asks one responder beside those that the core chose. */
    public record OfferByHand(ResponderId responder) implements Action {}

    /** Takes a live offer back. */
    public record WithdrawOffer(OfferId offer) implements Action {}

    /**
     * Records that a public emergency service was called. The software never dials it by itself.
     *
     * @param service number of the service, for example {@code 120}
     * @param caller who called: {@code operator}, {@code elder}, {@code family}, {@code responder}
     * @param reference the reference that the service gave, or null while there is none
     * @param consent whether somebody may call on the elder's behalf, or null if nobody asked
     */
    public record EmergencyService(
            String service,
            Instant calledAt,
            String caller,
            @Nullable String reference,
            @Nullable Consent consent) implements Action {

        /** A call about which nobody asked the elder. */
        public EmergencyService(String service, Instant calledAt, String caller, @Nullable String reference) {
            this(service, calledAt, caller, reference, null);
        }
    }

    /** The press was false 误按: stands everybody down. */
    public record FalsePress() implements Action {}

    /**
     * Closes the incident.
     *
     * @param reference of 120, needed with {@link CloseGuard#HANDED_TO_120}
     * @param reason needed with {@link CloseGuard#OVERRIDE}
     */
    public record Close(
            Disposition disposition,
            CloseGuard guard,
            @Nullable String reference,
            @Nullable String reason) implements Action {}

    /** Puts it aside until then 挂起; its deadlines go on. */
    public record Hold(Instant until) implements Action {}

    /** Goes on with it before the wake-up. */
    public record Resume() implements Action {}

    /** Offers it to another member of the staff 转接; the owner answers for it until that one accepts. */
    public record Transfer(StaffId to) implements Action {}

    /** Becomes responsible for what was offered. */
    public record AcceptTransfer() implements Action {}

    /** Leaves it with its owner; said by who was asked, or by the owner who takes the offer back. */
    public record DeclineTransfer(@Nullable String reason) implements Action {}

    /** A supervisor gives it to somebody, with a reason. */
    public record Reassign(StaffId to, String reason) implements Action {}

    /** Sets the priority; lower than the device's floor only after somebody spoke with the elder, and with a reason. */
    public record SetPriority(Priority priority, String reason) implements Action {}

    /** Asks responders now, whatever the plan waits for. */
    public record AskNow() implements Action {}

    /** Stops what the plan would ask by itself; offers that are live stay. */
    public record StopAsking() implements Action {}

    /**
     * A step of the plan is done; what came of it is in the note.
     *
     * @param way how the door was opened, for a step of entry only; with {@link EntryWay#EMERGENCY_SERVICE} the note names the witness
     */
    public record DoStep(String step, @Nullable EntryWay way) implements Action {

        /** A step that is about no door. */
        public DoStep(String step) {
            this(step, null);
        }
    }

    /** A step of the plan is left out. */
    public record SkipStep(String step, String reason) implements Action {}

    /** A step of the plan begins now, though what it waits for has not happened. */
    public record OpenStep(Step.Kind kind) implements Action {}

    /**
     * A question of a protocol card was answered; the answer is in the note. The last answer to a question counts.
     *
     * @param card id and version of the card, for example {@code fall@1}
     * @param asked the question as it was read
     */
    public record AnswerQuestion(String card, String question, Title asked) implements Action {}

    /** The elder was called after closing 回访; what was said is in the note. */
    public record FollowUp(FollowUpOutcome outcome) implements Action {}

    /** It was closed too early: goes on under who says so. */
    public record Reopen(String reason) implements Action {}
}
