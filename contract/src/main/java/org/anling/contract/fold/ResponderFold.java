package org.anling.contract.fold;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.ResponderEvent.AvailabilitySet;
import org.anling.contract.event.ResponderEvent.ResponderPut;
import org.anling.contract.people.Availability;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.ResponderState.Checked;
import org.jspecify.annotations.Nullable;

/** The fold of one responder: put, on and off duty, tested, removed. Offers and jobs are counted by whoever needs the counts. */
public final class ResponderFold {

    private ResponderFold() {}

    /** The responder after an event; null if there is none, or none any more. */
    public static @Nullable ResponderState next(@Nullable ResponderState before, ResponderEvent event, Fact fact) {
        if (event instanceof ResponderPut put) {
            return put(before, put, fact.personal());
        }
        if (before == null || event instanceof ResponderEvent.ResponderRemoved) {
            return null;
        }
        return switch (event) {
            case AvailabilitySet set -> said(before, set, fact.at());
            case ResponderEvent.DutySet set -> before.withDuty(set.duty());
            case ResponderEvent.ChannelProven proven -> before.withProven(proven.channel(), fact.at());
            case ResponderEvent.ReadinessChecked checked ->
                before.withChecked(new Checked(fact.at(), checked.readiness()));
            // Whoever sends notices sends them; the other two are answered above.
            case ResponderEvent.TestsAsked _, ResponderPut _, ResponderEvent.ResponderRemoved _ -> before;
        };
    }

    /**
     * The offers that a false press takes out of everybody's record: those made up to then, without the ones that an earlier false press of
     * the same incident took out.
     *
     * @param before the incident before that press was called false
     */
    public static List<Offer> uncounted(IncidentState before, Instant at) {
        Instant earlier = before.falsePressAt();
        return before.offers().stream()
                .filter(offer -> !offer.madeAt().isAfter(at))
                .filter(offer -> earlier == null || offer.madeAt().isAfter(earlier))
                .toList();
    }

    /** Who was on duty or off stays so when his record changes, unless it is that which was changed. */
    private static ResponderState put(@Nullable ResponderState before, ResponderPut put, @Nullable Personal personal) {
        var base = personal == null ? null : personal.home();
        Availability written = put.profile().availability();
        if (before == null) {
            return ResponderState.of(put.profile(), written, base);
        }
        boolean isSame = before.profile().availability() == written;
        Availability availability = isSame ? before.availability() : written;
        boolean stays = availability == before.availability();
        return before.withRecord(put.profile(), base, availability, stays ? before.pausedAt() : null);
    }

    /** Whoever goes by his own word stays off until he comes by his own word: no shift that begins calls him. */
    private static ResponderState said(ResponderState before, AvailabilitySet set, Instant at) {
        boolean pause = set.availability() == Availability.UNAVAILABLE && set.shift() == null;
        return before.withAvailability(set.availability(), pause ? at : null);
    }
}
