package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
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
import org.anling.contract.incident.Help;
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

    /** The open incident of whom the call may be about. */
    static @Nullable IncidentId findOpen(Draft d, Caller caller) {
        return open(d, caller).map(IncidentState::id).orElse(null);
    }

    /** The incident of a call that somebody answers; null while nobody knows whom it is about. */
    static @Nullable IncidentId ofTalk(Draft d, CallState row, Caller caller, @Nullable Personal personal) {
        Optional<IncidentState> belongs = belongs(d, row, caller);
        if (belongs.isPresent() || !isKnown(caller)) {
            return belongs.map(IncidentState::id).orElse(null);
        }
        AlertFrame frame = frame(row.call(), caller, AlertType.PHONE_CALL);
        OpenRules.open(d, frame, frame.alerts(), placeOnly(personal));
        return findOpen(d, caller);
    }

    /**
     * The incident of a call that nobody answered: the open one, which is an emergency now, or a new one. Told again after the call was put
     * away, it is a line of what it opened then.
     */
    static @Nullable IncidentId ofMissed(Draft d, String call, Caller caller, @Nullable Personal personal) {
        AlertFrame frame = frame(call, caller, AlertType.MISSED_CALL);
        Optional<IncidentState> told = opened(d, call, caller, d.receivedAt.minus(CallRules.KEPT));
        if (told.isPresent()) {
            AlertRules.joinCopies(d, frame, told.get(), frame.alerts(), placeOnly(personal));
            return told.get().id();
        }
        Optional<IncidentState> open = open(d, caller);
        if (open.isEmpty()) {
            OpenRules.open(d, frame, frame.alerts(), placeOnly(personal));
            return findOpen(d, caller);
        }
        OpenRules.join(d, frame, open.get(), frame.alerts(), placeOnly(personal));
        if (!RunawayRules.isRunaway(d, frame.device())) {
            speakAgain(d, open.get().id());
        }
        return open.get().id();
    }

    /** The incident of a call of which somebody says whose it is. Who was missed was missed, whoever it turns out to be. */
    static @Nullable IncidentId ofBound(Draft d, CallState row, Caller caller, @Nullable Personal personal) {
        return switch (row.phase()) {
            case RINGING -> findOpen(d, caller);
            case DIALLED -> belongs(d, row, caller).map(IncidentState::id).orElse(null);
            case ANSWERED -> ofTalk(d, row, caller, personal);
            case MISSED, ENDED ->
                wasMissed(d, row) && own(d, row, caller).isEmpty()
                        ? ofMissed(d, row.call(), caller, personal)
                        : ofTalk(d, row, caller, personal);
        };
    }

    /** Of several elders with one number, the one who needs somebody now. */
    static Caller likeliest(Draft d, Caller caller) {
        return first(caller, elder -> findOpen(d, caller.with(caller.party(), List.of(elder))) != null);
    }

    /** The same caller, as the elder that an incident is about. */
    static Caller about(Draft d, Caller caller, @Nullable IncidentId incident) {
        ElderRef whose = incident == null ? null : d.get(incident).elder();
        return first(caller, elder -> whose != null && whose.id().equals(elder.id()));
    }

    private static Caller first(Caller caller, Predicate<ElderRef> who) {
        return caller.with(
                caller.party(),
                caller.elders().stream()
                        .sorted(Comparator.comparing(elder -> !who.test(elder)))
                        .toList());
    }

    /** Where news of a call belong: to its own incident while that is open, or when the call is over; else to what is open now. */
    private static Optional<IncidentState> belongs(Draft d, CallState row, Caller caller) {
        Optional<IncidentState> own = own(d, row, caller);
        return own.filter(incident -> IncidentView.isOpen(incident) || row.phase() == CallState.Phase.ENDED)
                .or(() -> open(d, caller))
                .or(() -> own);
    }

    /**
     * The incident that a call has for this elder, open or closed: one call is one cause, whatever is told of it later, and however often
     * somebody says whose it is.
     */
    private static Optional<IncidentState> own(Draft d, CallState row, Caller caller) {
        Instant since = row.phase() == CallState.Phase.RINGING ? d.receivedAt.minus(CallRules.KEPT) : Instant.EPOCH;
        return Optional.ofNullable(row.incident())
                .filter(_ -> hasItsOwn(row))
                .flatMap(d.tables.incidents::find)
                .filter(incident -> isAbout(incident, caller))
                .or(() -> opened(d, row.call(), caller, since));
    }

    /** Whether the incident that stands at a call is its own: while it rings or waits on the list, it is only shown beside that one. */
    private static boolean hasItsOwn(CallState row) {
        return switch (row.phase()) {
            case ANSWERED, ENDED, DIALLED -> true;
            case RINGING, MISSED -> false;
        };
    }

    private static boolean isAbout(IncidentState incident, Caller caller) {
        ElderRef elder = incident.elder();
        return caller.elders().isEmpty()
                || (elder != null && caller.elders().stream().map(ElderRef::id).anyMatch(elder.id()::equals));
    }

    /** What a call has opened or raised since then, also if the call itself was put away. */
    private static Optional<IncidentState> opened(Draft d, String call, Caller caller, Instant since) {
        return Stream.of(AlertType.PHONE_CALL, AlertType.MISSED_CALL)
                .flatMap(type -> keys(call, caller, type))
                .flatMap(key -> d.tables.copies.find(key).stream())
                .filter(copy -> !copy.lastAt().isBefore(since))
                .max(Comparator.comparing(Tables.Copy::lastAt))
                .flatMap(copy -> d.tables.incidents.find(copy.incident()));
    }

    /** Whether nobody of the centre spoke with who called, as far as anybody said. */
    private static boolean wasMissed(Draft d, CallState row) {
        return row.phase() == CallState.Phase.MISSED
                || (row.by() == null
                        && keys(row.call(), row.caller(), AlertType.MISSED_CALL)
                                .anyMatch(key -> d.tables.copies.find(key).isPresent()));
    }

    /** One for each elder it may be about: bound to another one, the call is that one's. */
    private static Stream<String> keys(String call, Caller caller, AlertType type) {
        Stream<String> whose = caller.elders().isEmpty()
                ? Stream.of(device(caller).id().value())
                : caller.elders().stream().map(elder -> elder.id().value());
        return whose.map(who -> TELEPHONE + ":" + type + ":" + call + ":" + who);
    }

    /** Who answers the call answers for the incident, if nobody does; and is asked what came of it when the call is over. */
    static void talk(Draft d, IncidentId id, @Nullable StaffId by) {
        if (!IncidentView.isOpen(d.get(id))) {
            return;
        }
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
        boolean joins = open(d, told).isPresent();
        if (!joins) {
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
        } else if (joins && IncidentView.isStoodDown(d.get(id))) {
            speakAgain(d, id);
        }
    }

    /** Whoever answers for it speaks with the elder again, whatever was said before; unless somebody is there. */
    private static void speakAgain(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        boolean due = incident.deadlines().containsKey(DeadlineKind.SPEAK);
        if (incident.owner() != null && !due && incident.help() != Help.WITH_ELDER) {
            d.deadline(id, DeadlineKind.SPEAK, d.now().plus(d.targets(incident).speak()));
        }
    }

    private static Optional<IncidentState> open(Draft d, Caller caller) {
        Stream<Caller> each = caller.elders().isEmpty()
                ? Stream.of(caller).filter(CallIncidents::isKnown)
                : caller.elders().stream().map(elder -> caller.with(caller.party(), List.of(elder)));
        return each.flatMap(one -> Tables.findKey(one.elder(), device(one)).stream())
                .flatMap(key -> d.tables.findOpen(key).stream())
                .findFirst();
    }

    private static boolean isKnown(Caller caller) {
        return caller.elder() != null || caller.device() != null;
    }

    private static AlertFrame frame(String call, Caller caller, AlertType type) {
        String key = keys(call, caller, type).findFirst().orElseThrow();
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
