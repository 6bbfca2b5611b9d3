package org.anling.contract.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Assignment;
import org.anling.contract.state.IncidentState.Closing;
import org.anling.contract.state.IncidentState.Desk;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.contract.state.IncidentState.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A copy of an incident with some parts changed: what a fold writes into before it builds the next record. Lives for one fold, on
 * the thread that folds.
 */
final class IncidentEdit {

    private final IncidentState before;
    AlertType kind;

    @Nullable
    ElderRef elder;

    Priority priority;

    @Nullable
    Position place;

    Handling handling;

    @Nullable
    StaffId owner;

    @Nullable
    SpokenOutcome spoken;

    @Nullable
    Closing closing;

    String plan;
    final ClockEdit clocks;
    int alerts;
    Instant lastAlertAt;
    int escalationLevel;
    final SortedMap<DeadlineKind, Instant> deadlines;
    final List<Offer> offers;
    final List<Assignment> assignments;
    int nextOffer;
    int wanted;

    @Nullable
    Instant nobodySince;

    @Nullable
    Instant falsePressAt;

    Desk desk;
    Progress progress;
    final List<Instant> recentAlerts;
    final List<DeviceId> recentSenders;

    IncidentEdit(IncidentState before) {
        this.before = before;
        this.kind = before.kind();
        this.elder = before.elder();
        this.priority = before.priority();
        this.place = before.place();
        this.handling = before.handling();
        this.owner = before.owner();
        this.spoken = before.spoken();
        this.closing = before.closing();
        this.plan = before.plan();
        this.clocks = new ClockEdit(before.clocks());
        this.alerts = before.alerts();
        this.lastAlertAt = before.lastAlertAt();
        this.escalationLevel = before.escalationLevel();
        this.deadlines = new TreeMap<>(before.deadlines());
        this.offers = new ArrayList<>(before.offers());
        this.assignments = new ArrayList<>(before.assignments());
        this.nextOffer = before.nextOffer();
        this.wanted = before.wanted();
        this.nobodySince = before.nobodySince();
        this.falsePressAt = before.falsePressAt();
        this.desk = before.desk();
        this.progress = before.progress();
        this.recentAlerts = new ArrayList<>(before.recentAlerts());
        this.recentSenders = new ArrayList<>(before.recentSenders());
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
                place,
                plan,
                before.mayRepeat(),
                handling,
                help(),
                owner,
                spoken,
                closing,
                clocks.build(),
                alerts,
                lastAlertAt,
                escalationLevel,
                deadlines,
                offers,
                assignments,
                nextOffer,
                wanted,
                nobodySince,
                falsePressAt,
                desk,
                progress,
                before.marks(),
                before.area(),
                recentAlerts,
                recentSenders);
    }

    private Help help() {
        return IncidentView.help(handling, wanted, offers, assignments);
    }
}
