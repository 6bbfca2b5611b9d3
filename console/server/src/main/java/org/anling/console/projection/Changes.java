package org.anling.console.projection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.Kinds;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.NoticeEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.fold.TechnicalFold;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;

/**
 * What the entries of one page touched, each thing once, in the order it was touched first.
 *
 * @param technical ids of technical alerts, also of those that ended
 * @param unregistered ids of rows
 * @param centre the kinds of events of the centre itself
 * @param calls ids of telephone calls, also of those that nobody waits for any more
 */
public record Changes(
        SequencedSet<IncidentId> incidents,
        SequencedSet<ResponderId> responders,
        SequencedSet<String> technical,
        SequencedSet<String> unregistered,
        SequencedSet<String> centre,
        SequencedSet<String> calls) {

    /** Looks through a page. */
    public static Changes of(List<EventEntry> entries) {
        Changes changes = new Changes(
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
        entries.forEach(changes::add);
        return changes;
    }

    private void add(EventEntry entry) {
        switch (entry.body()) {
            // Clocks for the record: nothing that a page shows by itself is different after them.
            case IncidentEvent.Acknowledged ignored -> {}
            case IncidentEvent.OnScreen ignored -> {}
            case IncidentEvent event -> incidents.add(event.incident());
            case OfferEvent event -> addHelp(event);
            case ResponderEvent event -> responders.add(event.responder());
            case TechnicalEvent.UnregisteredSeen event -> unregistered.add(UnregisteredItem.keyOf(event.device()));
            case TechnicalEvent event -> TechnicalFold.idOf(event).ifPresent(technical::add);
            case NoticeEvent.NoticeMoved moved -> {
                if (moved.incident() != null) {
                    incidents.add(moved.incident());
                }
            }
            case CallEvent event -> {
                calls.add(event.call());
                if (event.incident() != null) {
                    incidents.add(event.incident());
                }
            }
            case CentreEvent.PlanActivated ignored -> {}
            case CentreEvent.CommunityKnown ignored -> {}
            case CentreEvent.CentreDeadlineSet ignored -> {}
            case CentreEvent event -> centre.add(Kinds.of(event));
            case InputEvent ignored -> {}
        }
    }

    private void addHelp(OfferEvent event) {
        incidents.add(event.incident());
        switch (event) {
            case OfferEvent.CandidatesRanked ignored -> {}
            case OfferEvent.OfferMade made -> responders.add(made.responder());
            case OfferEvent.OfferAccepted accepted -> responders.add(accepted.responder());
            case OfferEvent.OfferDeclined declined -> responders.add(declined.responder());
            case OfferEvent.OfferExpired expired -> responders.add(expired.responder());
            case OfferEvent.OfferWithdrawn withdrawn -> responders.add(withdrawn.responder());
            case OfferEvent.AssignmentMoved moved -> responders.add(moved.responder());
            case OfferEvent.SignAsked ignored -> {}
            case OfferEvent.SignGiven ignored -> {}
            case OfferEvent.VisitReported ignored -> {}
        }
    }
}
