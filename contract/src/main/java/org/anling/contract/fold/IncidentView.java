package org.anling.contract.fold;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Assignment;
import org.anling.contract.state.IncidentState.Offer;

/** Questions that rules ask about an incident; its record only holds. */
public final class IncidentView {

    private IncidentView() {}

    public static boolean isOpen(IncidentState incident) {
        return incident.handling().isOpen();
    }

    /** Offers that wait for an answer. */
    public static List<Offer> live(IncidentState incident) {
        return incident.offers().stream()
                .filter(offer -> offer.status() == OfferStatus.LIVE)
                .toList();
    }

    /** Assignments whose responder is still on the job. */
    public static List<Assignment> active(IncidentState incident) {
        return incident.assignments().stream()
                .filter(assignment -> isActive(assignment.status()))
                .toList();
    }

    /** Whether the responder is still bound. */
    public static boolean isActive(AssignmentStatus status) {
        return status != AssignmentStatus.DONE && status != AssignmentStatus.RELEASED;
    }

    public static Optional<Offer> findOffer(IncidentState incident, OfferId id) {
        return incident.offers().stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    public static Optional<Assignment> findAssignment(IncidentState incident, AssignmentId id) {
        return incident.assignments().stream()
                .filter(assignment -> assignment.id().equals(id))
                .findFirst();
    }

    /** Whether nobody is asked, wanted or on the way, though the incident may be open. */
    public static boolean isStoodDown(IncidentState incident) {
        return incident.wanted() == 0
                && live(incident).isEmpty()
                && active(incident).isEmpty();
    }

    /** How near help is: the nearest of those who go, else whether somebody is sought, else whether somebody has been there. */
    static Help help(Handling handling, int wanted, List<Offer> offers, List<Assignment> assignments) {
        Optional<Help> nearest = assignments.stream()
                .map(Assignment::status)
                .filter(IncidentView::isActive)
                .map(IncidentView::helpOf)
                .max(Comparator.naturalOrder());
        if (nearest.isPresent()) {
            return nearest.get();
        }
        boolean asking = wanted > 0 || offers.stream().anyMatch(offer -> offer.status() == OfferStatus.LIVE);
        if (asking && handling.isOpen()) {
            return Help.ASKING;
        }
        boolean done = assignments.stream().anyMatch(a -> a.status() == AssignmentStatus.DONE);
        return done ? Help.SAFE : Help.NONE;
    }

    private static Help helpOf(AssignmentStatus status) {
        return switch (status) {
            case ACCEPTED -> Help.ACCEPTED;
            case ON_THE_WAY -> Help.ON_THE_WAY;
            case AT_DOOR -> Help.AT_DOOR;
            case WITH_ELDER, DONE -> Help.WITH_ELDER;
            case RELEASED -> Help.NONE;
        };
    }
}
