package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet.Kind;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.state.CallState;
import org.anling.contract.state.CallState.Phase;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.dispatcher.core.state.CentreTables;
import org.jspecify.annotations.Nullable;

/** What must be true of telephone calls, whoever telephones and however the exchange tells of it. */
final class CallInvariants {

    /** When a call opened an incident for whom. */
    private final Map<String, Instant> opened = new HashMap<>();
    /** Incidents whose elder was missed, and nobody has spoken with him or been there since. */
    private final Set<IncidentId> missed = new HashSet<>();

    private @Nullable IncidentId copied;

    /** True whenever everything due has fired: no call rings or is spoken for ever, and whoever was missed is an emergency. */
    void check(CentreState state) {
        CentreTables centre = state.tables().centre;
        for (CallState row : centre.calls.values()) {
            boolean ends = centre.findDeadline(Kind.CALL, row.call()).isPresent();
            assertThat(ends || row.phase() == Phase.MISSED)
                    .as("%s is %s and ends by itself", row.call(), row.phase())
                    .isTrue();
        }
        for (IncidentId id : missed) {
            assertThat(open(state, id).map(IncidentState::priority))
                    .as("%s whose elder was missed", id)
                    .contains(Priority.P1);
        }
    }

    /** True after every event. */
    void follow(CentreState state, Event event) {
        switch (event) {
            case CallEvent call -> follow(state, call);
            case IncidentEvent.Opened one -> one.alerts().forEach(alert -> opens(state, one, alert));
            case IncidentEvent.AlertJoined joined ->
                copied = joined.why() == JoinReason.SAME_EPISODE ? null : joined.incident();
            case IncidentEvent.Spoken spoken -> missed.remove(spoken.incident());
            case IncidentEvent.FalsePress pressed -> missed.remove(pressed.incident());
            case IncidentEvent.Closed closed -> missed.remove(closed.incident());
            case OfferEvent.AssignmentMoved moved -> {
                if (moved.status() == AssignmentStatus.WITH_ELDER) {
                    missed.remove(moved.incident());
                }
            }
            default -> {}
        }
    }

    private void follow(CentreState state, CallEvent event) {
        switch (event) {
            case CallEvent.CallMissed call -> missed(state, call);
            case CallEvent.CallAnswered answered -> {
                ElderRef elder = answered.caller().elder();
                assertThat(elder == null || isOf(state, answered.incident(), elder))
                        .as("%s is in an incident of its elder", answered.call())
                        .isTrue();
            }
            case CallEvent.CallBound bound -> {
                boolean none = state.openIncidents().stream().noneMatch(incident -> isOf(incident, bound.elder()));
                assertThat(bound.incident() == null ? none : isOf(state, bound.incident(), bound.elder()))
                        .as("%s is in an incident of whom it is about", bound.call())
                        .isTrue();
            }
            default -> {}
        }
    }

    /** One call opens one incident for an elder. Only so long after it was forgotten, its name may be that of another call. */
    private void opens(CentreState state, IncidentEvent.Opened one, Alert alert) {
        if (!alert.repeatKey().startsWith("telephone:")) {
            return;
        }
        String call = alert.repeatKey().replace(AlertType.MISSED_CALL.name(), AlertType.PHONE_CALL.name());
        Instant before = opened.put(call, state.lastAt());
        assertThat(before == null || before.plus(CallRules.KEPT).isBefore(state.lastAt()))
                .as("%s opened %s, and another one at %s", call, one.incident(), before)
                .isTrue();
    }

    private void missed(CentreState state, CallEvent.CallMissed call) {
        assertThat(call.listed())
                .as("%s of %s waits on the list", call.call(), call.caller().party())
                .isNotEqualTo(isElders(call.caller()));
        if (call.listed()) {
            return;
        }
        IncidentId id = call.incident();
        if (id != null && id.equals(copied)) {
            copied = null;
            return;
        }
        assertThat(open(state, id).map(IncidentState::priority))
                .as("%s of %s is an emergency", call.call(), call.caller().party())
                .contains(Priority.P1);
        open(state, id)
                .filter(incident -> incident.help() != Help.WITH_ELDER)
                .ifPresent(incident -> missed.add(incident.id()));
    }

    private static boolean isElders(Caller caller) {
        return switch (caller.party()) {
            case ELDER, DEVICE, BOUND -> true;
            case CONTACT, UNKNOWN -> false;
        };
    }

    private static Optional<IncidentState> open(CentreState state, @Nullable IncidentId id) {
        return Optional.ofNullable(id).flatMap(state::findIncident).filter(IncidentView::isOpen);
    }

    private static boolean isOf(CentreState state, @Nullable IncidentId id, ElderRef elder) {
        return id != null
                && state.findIncident(id)
                        .filter(incident -> isOf(incident, elder))
                        .isPresent();
    }

    private static boolean isOf(IncidentState incident, ElderRef elder) {
        ElderRef of = incident.elder();
        return of != null && of.id().equals(elder.id());
    }
}
