package org.anling.dispatcher.core.duty;

import java.util.Optional;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet.Kind;
import org.anling.contract.event.OfferEvent.OfferWithdrawn;
import org.anling.contract.event.ResponderEvent.AvailabilitySet;
import org.anling.contract.event.ResponderEvent.DutySet;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.input.ResponderAnswer.SetAvailability;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Duty;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.HelpRules;
import org.anling.dispatcher.core.state.Bond;
import org.jspecify.annotations.Nullable;

/**
 * Who is on duty. A shift that begins brings a responder on duty, unless he went off by his own word; a shift that ends takes him off,
 * whoever brought him on. It ends at its time by itself, so that nobody is asked off duty because whoever reads the calendar is late.
 */
public final class DutyRules {

    private DutyRules() {}

    /** What he says of himself, or the calendar of him. */
    public static void decide(Draft d, ResponderId by, SetAvailability set) {
        Optional<ResponderState> known = d.tables.responders.find(by);
        Duty duty = set.duty();
        if (known.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_RESPONDER, by.value());
        } else if (duty == null) {
            say(d, known.get(), set.availability());
        } else {
            switch (set.availability()) {
                case AVAILABLE -> begin(d, known.get(), duty);
                case UNAVAILABLE -> end(d, known.get(), duty);
            }
        }
    }

    /** Whether nobody said it but the calendar, so that it proves nothing of how he is reached. */
    public static boolean isCalendar(ResponderAnswer.Answer answer) {
        return answer instanceof SetAvailability set && set.duty() != null;
    }

    /** The shift of a responder is over. */
    public static void over(Draft d, CentreDeadline due) {
        d.deadline(Kind.DUTY, due.subject(), null);
        d.tables
                .responders
                .find(new ResponderId(due.subject()))
                .filter(responder -> responder.duty() != null)
                .ifPresent(responder -> leave(d, responder));
    }

    /** Whoever is free now is asked where somebody is missing; whoever is not is asked no longer. */
    public static void followAvailability(Draft d, ResponderId responder, Availability availability) {
        switch (availability) {
            case AVAILABLE -> HelpRules.refillAll(d);
            case UNAVAILABLE -> standDown(d, responder);
        }
    }

    /** Takes back the live offer of a responder who cannot be asked any more, and asks another. */
    public static void standDown(Draft d, ResponderId responder) {
        Bond bond = d.tables.bond(responder);
        bond.offers().forEach((offer, incident) -> {
            d.emit(new OfferWithdrawn(incident, offer, responder, WithdrawReason.UNAVAILABLE));
            HelpRules.refill(d, incident);
            HelpRules.waitForAnswers(d, incident);
        });
    }

    /** Who is off already and says so himself means more than that: no shift that begins shall call him. */
    private static void say(Draft d, ResponderState known, Availability wish) {
        boolean pauses = wish == Availability.UNAVAILABLE && known.pausedAt() == null;
        if (known.availability() == wish && !pauses) {
            d.ignore("is so already");
        } else {
            set(d, known, wish, null);
        }
    }

    private static void begin(Draft d, ResponderState known, Duty duty) {
        ResponderId id = known.profile().id();
        if (!duty.until().isAfter(d.now())) {
            d.ignore("the shift is over");
        } else if (duty.equals(known.duty())) {
            d.ignore("is so already");
        } else {
            d.emit(new DutySet(id, duty));
            d.deadline(Kind.DUTY, id.value(), duty.until());
            if (known.availability() == Availability.UNAVAILABLE && known.pausedAt() == null) {
                set(d, known, Availability.AVAILABLE, duty.shift());
            }
        }
    }

    private static void end(Draft d, ResponderState known, Duty duty) {
        Duty now = known.duty();
        if (now == null || !now.shift().equals(duty.shift())) {
            d.ignore("is not on that shift");
        } else {
            leave(d, known);
        }
    }

    private static void leave(Draft d, ResponderState known) {
        Duty duty = known.duty();
        ResponderId id = known.profile().id();
        d.emit(new DutySet(id, null));
        d.deadline(Kind.DUTY, id.value(), null);
        if (duty != null && known.availability() == Availability.AVAILABLE) {
            set(d, known, Availability.UNAVAILABLE, duty.shift());
        }
    }

    private static void set(Draft d, ResponderState before, Availability availability, @Nullable String shift) {
        ResponderId id = before.profile().id();
        d.emit(new AvailabilitySet(id, availability, shift));
        followAvailability(d, id, availability);
        CoverRules.changed(d, before, id);
    }
}
