package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent.NoteAdded;
import org.anling.contract.event.IncidentEvent.PriorityChanged;
import org.anling.contract.event.IncidentEvent.Taken;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Handling;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.state.CallState;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.Escalations;
import org.anling.dispatcher.core.state.Tables;
import org.jspecify.annotations.Nullable;

/**
 * The incidents that telephone calls, and people who tell the staff, open or join: a call is to them what a press of a button is, and its
 * telephone is the device.
 */
final class CallIncidents {

    /** While somebody speaks nobody asks what came of it; after so long somebody forgot to hang up. */
    private static final Duration LONG_TALK = Duration.ofMinutes(15);

    private static final String TELEPHONE = "telephone";

    /** What stands for the device where there is none. */
    private static final DeviceRef DESK = new DeviceRef(new DeviceId("desk"), Identity.UNVERIFIED, "desk", null, null);

    private CallIncidents() {}

    /** The open incident of whom the call is about. */
    static @Nullable IncidentId findOpen(Draft d, Caller caller) {
        return open(d, caller).map(IncidentState::id).orElse(null);
    }

    /** The incident of a call that somebody answers; null while nobody knows whom it is about. */
    static @Nullable IncidentId ofTalk(Draft d, CallState row) {
        IncidentId known = row.incident();
        boolean goesOn = known != null
                && d.tables.incidents.find(known).filter(IncidentView::isOpen).isPresent();
        return goesOn ? known : ofTalk(d, row.call(), row.caller(), Personal.ofPlaces(null, row.home()));
    }

    /** The open incident of the caller, or a new one. */
    static @Nullable IncidentId ofTalk(Draft d, String call, Caller caller, @Nullable Personal personal) {
        Optional<IncidentState> open = open(d, caller);
        if (open.isPresent()) {
            return open.get().id();
        }
        if (!isKnown(caller)) {
            return null;
        }
        AlertFrame frame = frame(call, caller, AlertType.PHONE_CALL);
        OpenRules.open(d, frame, frame.alerts(), placeOnly(personal));
        return findOpen(d, caller);
    }

    /** The incident of a call that nobody answered: a new one, or the open one, which is an emergency now. */
    static @Nullable IncidentId ofMissed(Draft d, String call, Caller caller, @Nullable Personal personal) {
        AlertFrame frame = frame(call, caller, AlertType.MISSED_CALL);
        open(d, caller)
                .ifPresentOrElse(
                        open -> OpenRules.join(d, frame, open, frame.alerts(), placeOnly(personal)),
                        () -> OpenRules.open(d, frame, frame.alerts(), placeOnly(personal)));
        return findOpen(d, caller);
    }

    /** Who answers the call answers for the incident, if nobody does; and is asked what came of it when the call is over. */
    static void talk(Draft d, IncidentId id, @Nullable StaffId by) {
        Escalations.wakeUp(d, id);
        if (by != null && d.get(id).handling() == Handling.WAITING) {
            d.emit(new Taken(id, by));
            CommandRules.startAnswering(d, id);
        }
        if (d.get(id).deadlines().containsKey(DeadlineKind.SPEAK)) {
            d.deadline(id, DeadlineKind.SPEAK, d.now().plus(LONG_TALK));
        }
    }

    /** The call is over: now somebody says what came of it. */
    static void hangUp(Draft d, @Nullable IncidentId id) {
        Optional<IncidentState> open = id == null ? Optional.empty() : d.tables.incidents.find(id);
        open.ifPresent(incident -> {
            Instant due = incident.deadlines().get(DeadlineKind.SPEAK);
            Instant soon = d.now().plus(d.targets(incident).speak());
            if (due != null && soon.isBefore(due)) {
                d.deadline(incident.id(), DeadlineKind.SPEAK, soon);
            }
        });
    }

    /**
     * Somebody told a member of the staff, who answers for the incident from the first instant. It is as urgent as he says, and an open
     * one never becomes less urgent by it.
     */
    static void report(Draft d, StaffId by, CentreCommand.Report report, @Nullable Personal personal) {
        Caller told = new Caller(Caller.Party.BOUND, null, List.of(report.elder()), null);
        if (open(d, told).isEmpty()) {
            String key = "report:" + report.way() + ":" + report.elder().id() + ":" + d.receivedAt;
            String way = report.way().name().toLowerCase(Locale.ROOT);
            Alert alert = new Alert(AlertType.REPORTED, key, null, ClockQuality.UNSET, way, null, null, 0);
            AlertFrame frame = new AlertFrame(DESK, report.elder(), List.of(alert), Duration.ZERO, List.of());
            OpenRules.open(d, frame, frame.alerts(), placeOnly(personal));
        }
        IncidentId id = open(d, told).orElseThrow().id();
        Escalations.wakeUp(d, id);
        if (report.priority().compareTo(d.get(id).priority()) < 0) {
            d.emit(new PriorityChanged(id, report.priority(), by, "reported"));
            OpenRules.hurry(d, id);
        }
        if (personal != null && personal.note() != null) {
            d.emit(new NoteAdded(id, by), Personal.ofNote(personal.note()));
        }
        if (d.get(id).handling() == Handling.WAITING) {
            d.emit(new Taken(id, by));
            CommandRules.startAnswering(d, id);
        }
    }

    private static Optional<IncidentState> open(Draft d, Caller caller) {
        return isKnown(caller)
                ? Tables.findKey(caller.elder(), device(caller)).flatMap(d.tables::findOpen)
                : Optional.empty();
    }

    private static boolean isKnown(Caller caller) {
        return caller.elder() != null || caller.device() != null;
    }

    private static AlertFrame frame(String call, Caller caller, AlertType type) {
        String key = TELEPHONE + ":" + type + ":" + call;
        Alert alert = new Alert(type, key, null, ClockQuality.UNSET, null, null, null, 0);
        return new AlertFrame(device(caller), caller.elder(), List.of(alert), Duration.ZERO, List.of(TELEPHONE));
    }

    /** Each number is a device of its own, so that one who redials all night is a runaway and nobody else is. */
    private static DeviceRef device(Caller caller) {
        DeviceRef known = caller.device();
        String id = caller.key() == null ? TELEPHONE : "tel-" + caller.key();
        return known == null ? new DeviceRef(new DeviceId(id), Identity.UNVERIFIED, TELEPHONE, null, null) : known;
    }

    /** The number stays with the call. */
    private static Personal placeOnly(@Nullable Personal personal) {
        return Personal.ofPlaces(null, personal == null ? null : personal.home());
    }
}
