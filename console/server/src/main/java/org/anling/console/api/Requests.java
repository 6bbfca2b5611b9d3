package org.anling.console.api;

import java.time.Instant;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.people.Availability;
import org.jspecify.annotations.Nullable;

/** Bodies of the POST requests. A body that does not fit its record is answered with 400. */
public final class Requests {

    private Requests() {}

    /** A name and a password. */
    public record SignIn(String username, String password) {
        /** Never shows the password. */
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
     */
    public record EmergencyCall(
            @Nullable String service,
            @Nullable Instant calledAt,
            @Nullable String caller,
            @Nullable String reference) {}

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

    /** The offer is on the screen of the responder. */
    public record SeenOffer(String offer) {}
}
