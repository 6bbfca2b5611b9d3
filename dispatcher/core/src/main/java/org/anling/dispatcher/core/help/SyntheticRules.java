package org.anling.dispatcher.core.help;

import java.util.List;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Position;
import org.anling.contract.event.IncidentEvent.Closed;
import org.anling.contract.event.OfferEvent.CandidatesRanked;
import org.anling.contract.event.OfferEvent.OfferWithdrawn;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.dispatcher.core.responder.Candidate;
import org.anling.dispatcher.core.responder.Ranking;
import org.anling.dispatcher.core.responder.Search;

/** The self-press: goes the way of a real one up to its first offer and is closed in the same decision, so that it alarms nobody. */
public final class SyntheticRules {

    private static final StaffId NOBODY = new StaffId("self-press");

    private SyntheticRules() {}

    /** Named after device and moment. Whoever presses twice in a moment, or under a stolen name, gets the next free name. */
    public static IncidentId id(Draft d, DeviceRef device) {
        String name = "self-" + Integer.toHexString(device.id().hashCode()) + "-" + d.receivedAt.toEpochMilli();
        IncidentId id = new IncidentId(name);
        for (int i = 2; d.tables.incidents.find(id).isPresent(); i++) {
            id = new IncidentId(name + "-" + i);
        }
        return id;
    }

    public static void prove(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        Ranking ranking = rank(d, incident);
        d.emit(new CandidatesRanked(id, 1, ranking.eligible(), ranking.excluded()));
        for (Candidate candidate : ranking.best()) {
            HelpRules.offer(d, id, candidate, 1, null);
        }
        List<Offer> made = IncidentView.live(d.get(id));
        for (Offer offer : made) {
            d.emit(new OfferWithdrawn(id, offer.id(), offer.responder(), WithdrawReason.INCIDENT_CLOSED));
        }
        String reason = made.isEmpty() ? "self-press: nobody to ask" : "self-press";
        d.emit(new Closed(id, NOBODY, Disposition.TEST, CloseGuard.OVERRIDE, null, reason));
    }

    private static Ranking rank(Draft d, IncidentState incident) {
        Position place = incident.place();
        return place == null
                ? Ranking.NOBODY
                : new Search(d.settings.score(), d.context)
                        .rank(HelpRules.quest(d, incident, place, WaveRules.begunNearby(d, incident)), d.tables, 1);
    }
}
