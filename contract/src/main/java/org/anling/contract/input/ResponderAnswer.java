package org.anling.contract.input;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.VisitOutcome;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Duty;
import org.anling.contract.people.Readiness;
import org.jspecify.annotations.Nullable;

/** What a responder says, on whatever channel: the answers mean the same on all. */
public record ResponderAnswer(ResponderId by, Answer answer) implements Input {

    /** The closed list of answers. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Accept.class, name = "accept"),
        @JsonSubTypes.Type(value = Decline.class, name = "decline"),
        @JsonSubTypes.Type(value = Progress.class, name = "progress"),
        @JsonSubTypes.Type(value = SetAvailability.class, name = "availability"),
        @JsonSubTypes.Type(value = Prove.class, name = "prove"),
        @JsonSubTypes.Type(value = Alright.class, name = "alright"),
        @JsonSubTypes.Type(value = Report.class, name = "report"),
        @JsonSubTypes.Type(value = AskTests.class, name = "ask-tests"),
        @JsonSubTypes.Type(value = Check.class, name = "check")
    })
    public sealed interface Answer {}

    /** Will go. */
    public record Accept(OfferId offer) implements Answer {}

    /** Will not go. */
    public record Decline(OfferId offer, DeclineReason reason) implements Answer {}

    /**
     * The next step of an assignment.
     *
     * @param reason why, needed with {@link AssignmentStatus#RELEASED}
     */
    public record Progress(
            AssignmentId assignment,
            AssignmentStatus status,
            @Nullable String reason) implements Answer {}

    /**
     * Comes on duty or goes off duty: by his own word, or because a shift of the calendar begins or ends.
     *
     * @param duty what the calendar says; null if it is his own word
     */
    public record SetAvailability(
            Availability availability, @Nullable Duty duty) implements Answer {

        /** His own word. */
        public SetAvailability(Availability availability) {
            this(availability, null);
        }
    }

    /** Answered a test notice on this channel: it reaches the responder. */
    public record Prove(Channel channel) implements Answer {}

    /** The lone responder is all right. */
    public record Alright(AssignmentId assignment) implements Answer {}

    /** What he found at the elder's; words and measurements are in the personal block. */
    public record Report(AssignmentId assignment, VisitOutcome outcome) implements Answer {}

    /** Wants a test notice on each of his channels, now. */
    public record AskTests() implements Answer {}

    /** Has looked whether his phone is ready for a shift. */
    public record Check(Readiness readiness) implements Answer {}
}
