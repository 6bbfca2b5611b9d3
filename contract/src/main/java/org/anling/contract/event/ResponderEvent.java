package org.anling.contract.event;

import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Duty;
import org.anling.contract.people.Readiness;
import org.anling.contract.people.ResponderProfile;
import org.jspecify.annotations.Nullable;

/** Facts of the responders that the core knows. */
public sealed interface ResponderEvent extends Event {

    ResponderId responder();

    /** New or changed; the base is in the personal block. */
    record ResponderPut(ResponderProfile profile) implements ResponderEvent {
        @Override
        public ResponderId responder() {
            return profile.id();
        }
    }

    /** Has left. */
    record ResponderRemoved(ResponderId responder, long version) implements ResponderEvent {}

    /**
     * Came on duty or went off duty.
     *
     * @param shift the shift of the calendar that began or ended; null if it is his own word
     */
    record AvailabilitySet(
            ResponderId responder,
            Availability availability,
            @Nullable String shift) implements ResponderEvent {

        /** By his own word. */
        public AvailabilitySet(ResponderId responder, Availability availability) {
            this(responder, availability, null);
        }
    }

    /** What the calendar says that he does from now on; null if his shift is over. Whether he may be asked is said apart. */
    record DutySet(ResponderId responder, @Nullable Duty duty) implements ResponderEvent {}

    /** Answered a test notice on this channel. */
    record ChannelProven(ResponderId responder, Channel channel) implements ResponderEvent {}

    /** Wants a test notice on each of his channels. */
    record TestsAsked(ResponderId responder) implements ResponderEvent {}

    /** Looked whether his phone is ready for a shift. */
    record ReadinessChecked(ResponderId responder, Readiness readiness) implements ResponderEvent {}
}
