package org.anling.registry.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Assignment;
import org.anling.contract.state.IncidentState.Clocks;
import org.anling.contract.state.IncidentState.Closing;
import org.anling.contract.state.IncidentState.Offer;
import org.jspecify.annotations.Nullable;

/** An incident of the record opened for one event. Holds no place: positions stay in the personal blocks, which can be erased. */
final class IncidentDraft {

    private final IncidentState before;
    AlertType kind;
    Priority priority;

    @Nullable
    ElderRef elder;

    Handling handling;

    @Nullable
    StaffId owner;

    @Nullable
    SpokenOutcome spoken;

    @Nullable
    Closing closing;

    Clocks clocks;
    int alerts;
    Instant lastAlertAt;
    int escalationLevel;
    final SortedMap<DeadlineKind, Instant> deadlines;
    final List<Offer> offers;
    final List<Assignment> assignments;
    int wanted;

    @Nullable
    Instant nobodySince;

    @Nullable
    Instant falsePressAt;

    IncidentDraft(IncidentState before) {
        this.before = before;
        kind = before.kind();
        priority = before.priority();
        elder = before.elder();
        handling = before.handling();
        owner = before.owner();
        spoken = before.spoken();
        closing = before.closing();
        clocks = before.clocks();
        alerts = before.alerts();
        lastAlertAt = before.lastAlertAt();
        escalationLevel = before.escalationLevel();
        deadlines = new TreeMap<>(before.deadlines());
        offers = new ArrayList<>(before.offers());
        assignments = new ArrayList<>(before.assignments());
        wanted = before.wanted();
        nobodySince = before.nobodySince();
        falsePressAt = before.falsePressAt();
    }

    IncidentState build() {
        return new IncidentState(
                before.id(),
                before.number(),
                kind,
                priority,
                before.floor(),
                elder,
                before.device(),
                null,
                before.plan(),
                before.mayRepeat(),
                handling,
                help(),
                owner,
                spoken,
                closing,
                clocks,
                alerts,
                lastAlertAt,
                escalationLevel,
                deadlines,
                offers,
                assignments,
                offers.size() + 1,
                wanted,
                nobodySince,
                falsePressAt);
    }

    /** The nearest of those who go; without any, whether somebody is being asked; else whether somebody was there. */
    private Help help() {
        Help nearest = assignments.stream()
                .map(Assignment::status)
                .filter(status -> status != AssignmentStatus.DONE)
                .map(IncidentDraft::nearness)
                .max(Help::compareTo)
                .orElse(Help.NONE);
        if (nearest != Help.NONE) {
            return nearest;
        }
        boolean asking = wanted > 0 || offers.stream().anyMatch(offer -> offer.status() == OfferStatus.LIVE);
        if (asking && handling != Handling.CLOSED) {
            return Help.ASKING;
        }
        boolean done = assignments.stream().anyMatch(assignment -> assignment.status() == AssignmentStatus.DONE);
        return done ? Help.WITH_ELDER : Help.NONE;
    }

    private static Help nearness(AssignmentStatus status) {
        return switch (status) {
            case ACCEPTED -> Help.ACCEPTED;
            case ON_THE_WAY -> Help.ON_THE_WAY;
            case AT_DOOR -> Help.AT_DOOR;
            case WITH_ELDER, DONE -> Help.WITH_ELDER;
            case RELEASED -> Help.NONE;
        };
    }
}
