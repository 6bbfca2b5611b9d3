package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.TechnicalEvent.UnregisteredSeen;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.incident.Urgency;
import org.anling.dispatcher.core.state.Tables;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a frame of a device. Each alert of it finds its own way: about the device, an exact copy, or something new that
 * joins the open incident of the elder or opens one.
 */
final class AlertRules {

    private AlertRules() {}

    static void decide(Draft d, AlertFrame frame, @Nullable Personal personal) {
        if (frame.device().identity() == Identity.UNKNOWN) {
            stranger(d, frame, personal);
            return;
        }
        SortedMap<IncidentId, List<Alert>> copies = new TreeMap<>();
        List<Alert> fresh = new ArrayList<>();
        for (Alert alert : frame.alerts()) {
            if (alert.type().group() == AlertGroup.DEVICE) {
                TechnicalRules.decide(d, frame, alert);
            } else {
                findCopied(d, alert, frame.repeatHorizon())
                        .ifPresentOrElse(
                                incident -> copies.computeIfAbsent(incident.id(), _ -> new ArrayList<>())
                                        .add(alert),
                                () -> fresh.add(alert));
            }
        }
        TechnicalRules.endLowBattery(d, frame);
        for (Map.Entry<IncidentId, List<Alert>> copy : copies.entrySet()) {
            joinCopies(d, frame, d.get(copy.getKey()), copy.getValue(), personal);
        }
        decideFresh(d, frame, fresh, personal);
    }

    /** When an unknown network sends very much, what it sends is still counted one by one, but not kept. */
    private static void stranger(Draft d, AlertFrame frame, @Nullable Personal personal) {
        boolean much = d.tables.signals.strangers(frame.device(), d.now())
                >= d.settings.signals().strangerAlerts();
        if (much) {
            d.emit(new UnregisteredSeen(frame.device(), List.of()));
        } else {
            d.emit(new UnregisteredSeen(frame.device(), frame.alerts()), personal);
        }
    }

    private static void decideFresh(Draft d, AlertFrame frame, List<Alert> fresh, @Nullable Personal personal) {
        Optional<IncidentState> open =
                Tables.findKey(frame.elder(), frame.device()).flatMap(d.tables::findOpen);
        boolean opens = fresh.stream().anyMatch(alert -> Urgency.opens(alert.type()));
        if (open.isPresent() && !fresh.isEmpty()) {
            join(d, frame, open.get(), fresh, personal);
        } else if (opens) {
            OpenRules.open(d, frame, fresh, personal);
        } else {
            TestRules.remember(d, frame, fresh);
            if (d.isEmpty()) {
                d.ignore("nothing is open that this could add to");
            }
        }
    }

    private static void join(
            Draft d, AlertFrame frame, IncidentState open, List<Alert> fresh, @Nullable Personal personal) {
        if (TestRules.isUnconfirmed(open) && TestRules.isTest(d, frame, fresh)) {
            TestRules.join(d, frame, open, fresh, personal);
        } else {
            OpenRules.join(d, frame, open, fresh, personal);
        }
    }

    /** The incident that an exact copy belongs to: the last copy is not too old, and the incident is still kept. */
    private static Optional<IncidentState> findCopied(Draft d, Alert alert, Duration protocolHorizon) {
        Duration own = d.settings.copyHorizon();
        Duration horizon = protocolHorizon.compareTo(own) > 0 ? protocolHorizon : own;
        return d.tables
                .copies
                .find(alert.repeatKey())
                .filter(copy -> !d.receivedAt.isAfter(copy.lastAt().plus(horizon)))
                .flatMap(copy -> d.tables.incidents.find(copy.incident()));
    }

    /** A copy is a line of the incident it belongs to, also of a closed one: never silent, never a second incident. */
    static void joinCopies(
            Draft d, AlertFrame frame, IncidentState incident, List<Alert> alerts, @Nullable Personal personal) {
        JoinReason why = IncidentView.isOpen(incident) ? JoinReason.EXACT_COPY : JoinReason.COPY_AFTER_CLOSE;
        d.emit(
                new AlertJoined(incident.id(), why, frame.device(), alerts, incident.kind(), incident.priority()),
                personal);
    }
}
