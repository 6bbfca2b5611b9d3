package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.plan.Plan;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.TechnicalState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.PlanRules;
import org.anling.dispatcher.core.state.SignalTables;
import org.anling.dispatcher.core.state.Tables;

/**
 * Many equal technical alerts of one area within a minute, as in a power cut, are one incident with a list. Each device costs one
 * event, however many there are; an alarm of an elder in that area is an incident of its own.
 */
final class MassRules {

    private MassRules() {}

    /** Whether a command says something about the one elder that an incident is about: a mass incident has none. */
    static boolean isAboutElder(OperatorCommand.Action action) {
        return action instanceof OperatorCommand.Spoken
                || action instanceof OperatorCommand.NoReply
                || action instanceof OperatorCommand.FalsePress
                || action instanceof OperatorCommand.AskNow
                || action instanceof OperatorCommand.OfferByHand;
    }

    /** Raises a technical alert, as part of the mass incident of its area if there is one or begins one with it. */
    static void raise(Draft d, TechnicalRaised alone) {
        Optional<String> area =
                SignalTables.isOfMany(alone.type()) ? SignalTables.findArea(alone.elder()) : Optional.empty();
        Optional<IncidentState> mass = area.flatMap(of -> find(d, alone.type(), of));
        if (mass.isPresent()) {
            d.emit(partOf(alone, mass.get().id()));
            grow(d, mass.get(), alone.device());
        } else if (area.isPresent() && d.tables.technical.find(alone.id()).isEmpty()) {
            begin(d, alone, area.get());
        } else {
            d.emit(alone);
        }
    }

    private static void begin(Draft d, TechnicalRaised alone, String area) {
        Instant since = d.now().minus(d.settings.signals().massWindow());
        List<String> others = d.tables.signals.begunSince(alone.type(), area, since);
        if (others.size() + 1 < d.settings.signals().massDevices()) {
            d.emit(alone);
            return;
        }
        TechnicalState first = d.tables.technical.find(others.getFirst()).orElseThrow();
        IncidentId id = open(d, first.device(), alone.type(), area);
        for (String other : others) {
            d.tables.technical.find(other).ifPresent(row -> d.emit(again(row, id)));
        }
        d.emit(partOf(alone, id));
    }

    private static IncidentId open(Draft d, DeviceRef first, AlertType type, String area) {
        Plan plan = PlanRules.choose(d, type, null);
        long number = d.tables.lastNumber + 1;
        IncidentId id = new IncidentId("inc-" + number);
        d.emit(new Opened(
                id,
                number,
                type,
                Priority.P2,
                Priority.P3,
                null,
                first,
                List.of(),
                null,
                plan.key(),
                List.of("mass"),
                area));
        OpenRules.startClocks(d, id, plan.targets());
        return id;
    }

    /** The incident itself hears of its growth once a minute; how large it is, its list says. */
    private static void grow(Draft d, IncidentState mass, DeviceRef device) {
        Instant next = mass.lastAlertAt().plus(d.settings.signals().massWindow());
        if (IncidentView.isOpen(mass) && !d.receivedAt.isBefore(next)) {
            d.emit(new AlertJoined(mass.id(), JoinReason.SAME_AREA, device, List.of(), mass.kind(), mass.priority()));
        }
    }

    /** The mass incident that is open, or was closed so lately that what comes still belongs to it. */
    private static Optional<IncidentState> find(Draft d, AlertType type, String area) {
        String key = Tables.massKey(type, area);
        Instant since = d.now().minus(d.settings.signals().massQuiet());
        return d.tables
                .findOpen(key)
                .or(() -> d.tables.findClosed(key).filter(closed -> {
                    Instant closedAt = closed.clocks().closedAt();
                    return closedAt != null && closedAt.isAfter(since);
                }));
    }

    private static TechnicalRaised partOf(TechnicalRaised alone, IncidentId mass) {
        return new TechnicalRaised(alone.id(), alone.type(), alone.device(), alone.elder(), alone.detail(), mass);
    }

    private static TechnicalRaised again(TechnicalState row, IncidentId mass) {
        return new TechnicalRaised(row.id(), row.type(), row.device(), row.elder(), row.detail(), mass);
    }
}
