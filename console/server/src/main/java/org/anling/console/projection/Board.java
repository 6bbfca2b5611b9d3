package org.anling.console.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.state.CallState;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.TechnicalState;

/**
 * What the centre works on after one event. Never changes.
 *
 * @param upTo the last event folded into it
 * @param open incidents that are not closed, by id
 * @param closed the last closed ones, oldest first
 * @param bound the open incidents in which a responder is asked or goes, so that nobody looks through all of them for one
 * @param technical technical alerts that have not ended, by their id
 * @param unregistered what unregistered devices sent, by source network
 * @param calls telephone calls that somebody may have to do something about, by id
 */
public record Board(
        EventId upTo,
        Map<IncidentId, BoardIncident> open,
        SequencedMap<IncidentId, BoardIncident> closed,
        Map<ResponderId, ResponderState> responders,
        Map<ResponderId, ? extends Set<IncidentId>> bound,
        SortedMap<String, TechnicalState> technical,
        SortedMap<String, UnregisteredItem> unregistered,
        CentreItem centre,
        SortedMap<String, CallState> calls) {

    /** Before the first event. */
    public static final Board EMPTY = new Board(
            EventId.NONE,
            Map.of(),
            Collections.emptyNavigableMap(),
            Map.of(),
            Map.of(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            CentreItem.EMPTY,
            Collections.emptySortedMap());

    /** An offer with the incident it belongs to. */
    public record OfferAt(BoardIncident incident, IncidentState.Offer offer) {}

    /** An assignment with the incident it belongs to. */
    public record AssignmentAt(BoardIncident incident, IncidentState.Assignment assignment) {}

    /** Open or lately closed. */
    public Optional<BoardIncident> find(IncidentId id) {
        BoardIncident incident = open.get(id);
        return Optional.ofNullable(incident == null ? closed.get(id) : incident);
    }

    /** An offer of an incident that is known. */
    public Optional<OfferAt> find(IncidentId id, OfferId offer) {
        return find(id).flatMap(incident -> incident.state().offers().stream()
                .filter(one -> one.id().equals(offer))
                .map(one -> new OfferAt(incident, one))
                .findFirst());
    }

    /** An offer of an open or lately closed incident; looks through all of them. */
    public Optional<OfferAt> find(OfferId id) {
        return all().stream()
                .flatMap(incident -> incident.state().offers().stream()
                        .filter(offer -> offer.id().equals(id))
                        .map(offer -> new OfferAt(incident, offer)))
                .findFirst();
    }

    /** An assignment of an open or lately closed incident. */
    public Optional<AssignmentAt> find(AssignmentId id) {
        return all().stream()
                .flatMap(incident -> incident.state().assignments().stream()
                        .filter(assignment -> assignment.id().equals(id))
                        .map(assignment -> new AssignmentAt(incident, assignment)))
                .findFirst();
    }

    /** All live offers of open incidents. */
    public List<OfferAt> liveOffers() {
        return open.values().stream().flatMap(Board::live).toList();
    }

    /** What a responder is asked now. */
    public List<OfferAt> liveOffers(ResponderId responder) {
        return boundTo(responder)
                .flatMap(Board::live)
                .filter(at -> at.offer().responder().equals(responder))
                .toList();
    }

    /** What a responder accepted and has neither done nor released. */
    public List<AssignmentAt> runningAssignments(ResponderId responder) {
        return boundTo(responder)
                .flatMap(Board::running)
                .filter(at -> at.assignment().responder().equals(responder))
                .toList();
    }

    private Stream<BoardIncident> boundTo(ResponderId responder) {
        Set<IncidentId> incidents = bound.get(responder);
        return incidents == null
                ? Stream.empty()
                : incidents.stream().map(open::get).filter(Objects::nonNull);
    }

    /** Everybody whom an incident asks or has on the way. */
    static Set<ResponderId> boundBy(BoardIncident incident) {
        Set<ResponderId> bound = new HashSet<>();
        live(incident).forEach(at -> bound.add(at.offer().responder()));
        running(incident).forEach(at -> bound.add(at.assignment().responder()));
        return bound;
    }

    private static Stream<OfferAt> live(BoardIncident incident) {
        return incident.state().offers().stream()
                .filter(offer -> offer.status() == OfferStatus.LIVE)
                .map(offer -> new OfferAt(incident, offer));
    }

    private static Stream<AssignmentAt> running(BoardIncident incident) {
        return incident.state().assignments().stream()
                .filter(assignment -> running(assignment.status()))
                .map(assignment -> new AssignmentAt(incident, assignment));
    }

    /** Whether a responder with this status still has the job. */
    public static boolean running(AssignmentStatus status) {
        return switch (status) {
            case ACCEPTED, ON_THE_WAY, AT_DOOR, WITH_ELDER -> true;
            case DONE, RELEASED -> false;
        };
    }

    private List<BoardIncident> all() {
        List<BoardIncident> all = new ArrayList<>(open.values());
        all.addAll(closed.values());
        return all;
    }
}
