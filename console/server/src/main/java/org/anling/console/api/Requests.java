package org.anling.console.api;

import java.time.Instant;
import org.anling.contract.incident.Consent;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.EntryWay;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.jspecify.annotations.Nullable;

/** Bodies of the POST requests. A body that does not fit its record is answered with 400. */
public final class Requests {

    private Requests() {}

    /**
     * A name and a password.
     *
     * @param code of the second factor, once it was asked for
     */
    public record SignIn(
            String username, String password, @Nullable String code) {
        /** Never shows password and code. */
        @Override
        public String toString() {
            return "SignIn[" + username + "]";
        }
    }

    /** Commands that need no words. */
    public record Empty() {}

    /** What the elder said; missing means that help is needed. */
    public record SpokenWith(@Nullable SpokenOutcome outcome) {}

    /** Free text for the timeline. */
    public record Note(String text) {}

    /** Whom to ask beside those that the core chose. */
    public record OfferTo(String responder) {}

    /** Which live offer to take back. */
    public record WithdrawalOf(String offer) {}

    /**
     * A public emergency service was called by a person.
     *
     * @param service number of the service, {@code 120} if missing
     * @param calledAt now if missing or later than now
     * @param caller {@code operator}, {@code elder}, {@code family}, {@code responder}
     * @param consent whether somebody may call on the elder's behalf, missing if nobody asked
     */
    public record EmergencyCall(
            @Nullable String service,
            @Nullable Instant calledAt,
            @Nullable String caller,
            @Nullable String reference,
            @Nullable Consent consent) {}

    /**
     * How the incident ended.
     *
     * @param disposition a {@code Disposition}; case and hyphens do not matter
     * @param guard {@code seen}, {@code spoken}, {@code handed-to-120} or {@code override}
     */
    public record Closure(
            String disposition,
            String guard,
            @Nullable String reference,
            @Nullable String reason) {}

    /** Why the responder will not go; missing means another reason. */
    public record Refusal(@Nullable DeclineReason reason) {}

    /** Why an assignment is given back. */
    public record Release(String reason) {}

    /** On duty or off duty. */
    public record Duty(Availability availability) {}

    /**
     * Where the phone is.
     *
     * @param at when it was measured, now if missing
     */
    public record PositionReport(
            Double lat,
            Double lon,
            @Nullable Double accuracy,
            @Nullable Instant at) {}

    /**
     * Put aside.
     *
     * @param minutes until it comes back by itself, 1 to 240
     * @param reason kept as the note of the hold
     */
    public record HoldFor(Integer minutes, String reason) {}

    /** To whom of the staff it is offered. */
    public record TransferTo(String to) {}

    /** Why somebody would rather not. */
    public record MaybeReason(@Nullable String reason) {}

    /** Why. */
    public record Reason(String reason) {}

    /** To whom the supervisor gives it, and why. */
    public record ReassignTo(String to, String reason) {}

    /** How urgent it is, and why. */
    public record PriorityOf(Priority priority, String reason) {}

    /**
     * A step of the plan was done.
     *
     * @param note what came of it; the witness, if a door was broken open
     * @param way how the door was opened, for a step of entry
     */
    public record StepDone(
            String step, @Nullable String note, @Nullable EntryWay way) {}

    /** A step of the plan is left out. */
    public record StepSkipped(String step, String reason) {}

    /** What came of the call after closing. */
    public record FollowedUp(
            FollowUpOutcome outcome, @Nullable String note) {}

    /** How long a technical alert need not sound, and why; 1 minute to 7 days. */
    public record ShelveFor(Integer minutes, String reason) {}

    /** How long presses of an elder are tests, at most 30 minutes, which is meant if it is missing. */
    public record TestFor(@Nullable Integer minutes) {}

    /** On which channel a test notice was answered; the page if missing. */
    public record Proven(@Nullable Channel channel) {}
}
