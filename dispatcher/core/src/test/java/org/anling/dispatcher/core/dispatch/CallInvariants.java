package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet.Kind;
import org.anling.contract.event.Event;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.Priority;
import org.anling.contract.state.CallState;
import org.anling.contract.state.CallState.Phase;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.dispatcher.core.state.CentreTables;
import org.jspecify.annotations.Nullable;

/** What must be true of telephone calls, whoever telephones and however the exchange tells of it. */
final class CallInvariants {

    private CallInvariants() {}

    /** True whenever everything due has fired: no call rings or is spoken for ever, and whoever was missed is an emergency. */
    static void check(CentreState state) {
        CentreTables centre = state.tables().centre;
        for (CallState row : centre.calls.values()) {
            boolean ends = centre.findDeadline(Kind.CALL, row.call()).isPresent();
            assertThat(ends || row.phase() == Phase.MISSED)
                    .as("%s is %s and ends by itself", row.call(), row.phase())
                    .isTrue();
            if (row.phase() == Phase.MISSED && isElders(row.caller())) {
                open(state, row.incident()).ifPresent(incident -> emergency(incident, row));
            }
        }
    }

    /** True after every event. */
    static void follow(CentreState state, Event event) {
        switch (event) {
            case CallEvent.CallMissed missed -> {
                assertThat(missed.listed())
                        .as(
                                "%s of %s waits on the list",
                                missed.call(), missed.caller().party())
                        .isNotEqualTo(isElders(missed.caller()));
                assertThat(missed.listed()
                                || open(state, missed.incident())
                                        .filter(CallInvariants::isEmergency)
                                        .isPresent())
                        .as(
                                "%s of %s is an emergency",
                                missed.call(), missed.caller().party())
                        .isTrue();
            }
            case CallEvent.CallAnswered answered ->
                assertThat(answered.caller().elder() == null
                                || isOf(
                                        state,
                                        answered.incident(),
                                        answered.caller().elder()))
                        .as("%s is in an incident of its elder", answered.call())
                        .isTrue();
            case CallEvent.CallBound bound ->
                assertThat(state.openIncidents().stream()
                                .filter(incident -> isOf(incident, bound.elder()))
                                .map(IncidentState::id))
                        .as("%s is in the incident of whom it is about", bound.call())
                        .allMatch(id -> id.equals(bound.incident()));
            default -> {}
        }
    }

    private static void emergency(IncidentState open, CallState row) {
        Instant spoken = open.clocks().spokenAt();
        assertThat(isEmergency(open) || (spoken != null && !spoken.isBefore(row.lastAt())))
                .as("%s was missed and %s is %s", row.call(), open.id(), open.priority())
                .isTrue();
    }

    /** In test mode even a press is no emergency at first. */
    private static boolean isEmergency(IncidentState incident) {
        return incident.priority() == Priority.P1 || incident.marks().contains("test-mode");
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
