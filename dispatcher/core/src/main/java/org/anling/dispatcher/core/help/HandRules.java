package org.anling.dispatcher.core.help;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.anling.contract.alert.Position;
import org.anling.contract.event.OfferEvent.Score;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.people.Availability;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.responder.Candidate;
import org.anling.dispatcher.core.responder.Eligibility;
import org.anling.dispatcher.core.responder.Quest;
import org.anling.dispatcher.core.responder.Scorer;

/**
 * Offers by hand: the operator knows better whom to ask, but nobody is asked who is off duty, at
 * an hour that was not agreed, or bound by something as urgent.
 */
public final class HandRules {

    private static final Position NOWHERE = Position.home(0, 0);

    private HandRules() {}

    public static void offer(Draft d, StaffId by, IncidentState incident, ResponderId id) {
        Optional<ResponderState> responder = d.tables.responders.find(id);
        if (responder.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_RESPONDER, id.value());
            return;
        }
        Quest quest = HelpRules.quest(d, incident, NOWHERE, WaveRules.begun(d, incident));
        boolean off = responder.get().availability() != Availability.AVAILABLE
                || !Eligibility.isInHours(quest, responder.get().profile());
        if (off || Eligibility.findBond(quest, d.tables.busy(id)).isPresent()) {
            d.refuse(RefusalCode.NOT_ELIGIBLE, id.value());
            return;
        }
        SortedSet<IncidentId> robbed = new TreeSet<>();
        HelpRules.replaceLower(d, id, robbed);
        HelpRules.offer(d, incident.id(), new Candidate(id, score(d, incident, responder.get())), 1, by);
        HelpRules.waitForAnswers(d, incident.id());
        robbed.forEach(other -> HelpRules.refill(d, other));
    }

    private static Score score(Draft d, IncidentState incident, ResponderState responder) {
        Scorer scorer = new Scorer(d.settings.score(), d.context);
        Position place = incident.place();
        return Optional.ofNullable(place)
                .flatMap(known -> scorer.findScore(responder, known))
                .orElseGet(() -> scorer.scoreWithoutWay(responder));
    }
}
