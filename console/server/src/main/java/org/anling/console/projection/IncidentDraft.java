package org.anling.console.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/** An incident opened for change: the components of {@link IncidentState} as fields, for the length of one event. */
final class IncidentDraft {
    final IncidentId id;
    final long number;
    final Priority floor;
    final DeviceRef device;
    final String plan;
    final @Nullable Long mayRepeat;

    @Nullable
    Position place;

    AlertType kind;
    Priority priority;

    @Nullable
    ElderRef elder;

    Handling handling;

    @Nullable
    StaffId owner;

    @Nullable
    SpokenOutcome spoken;

    IncidentState.@Nullable Closing closing;
    ClocksDraft clocks;
    int alerts;
    Instant lastAlertAt;
    int escalationLevel;
    final SortedMap<DeadlineKind, Instant> deadlines;
    final List<IncidentState.Offer> offers;
    final List<IncidentState.Assignment> assignments;
    int nextOffer;
    int wanted;
    final @Nullable Instant nobodySince;

    @Nullable
    Instant falsePressAt;

    IncidentDraft(IncidentState from) {
        id = from.id();
        number = from.number();
        floor = from.floor();
        device = from.device();
        place = from.place();
        plan = from.plan();
        mayRepeat = from.mayRepeat();
        kind = from.kind();
        priority = from.priority();
        elder = from.elder();
        handling = from.handling();
        owner = from.owner();
        spoken = from.spoken();
        closing = from.closing();
        clocks = new ClocksDraft(from.clocks());
        alerts = from.alerts();
        lastAlertAt = from.lastAlertAt();
        escalationLevel = from.escalationLevel();
        deadlines = new TreeMap<>(from.deadlines());
        offers = new ArrayList<>(from.offers());
        assignments = new ArrayList<>(from.assignments());
        nextOffer = from.nextOffer();
        wanted = from.wanted();
        nobodySince = from.nobodySince();
        falsePressAt = from.falsePressAt();
    }

    IncidentState build() {
        return new IncidentState(
                id,
                number,
                kind,
                priority,
                floor,
                elder,
                device,
                place,
                plan,
                mayRepeat,
                handling,
                HelpFold.help(this),
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
                falsePressAt);
    }
}
