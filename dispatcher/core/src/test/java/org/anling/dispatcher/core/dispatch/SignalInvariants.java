package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet.Kind;
import org.anling.contract.incident.Priority;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.CommunityState;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.TechnicalState;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.dispatcher.core.state.CentreTables;

/** What must be true of devices and communities whenever everything due has fired. */
final class SignalInvariants {

    private SignalInvariants() {}

    static void check(CentreState state, Instant now) {
        CentreTables centre = state.tables().centre;
        for (CentreDeadline due : centre.deadlines.values()) {
            assertThat(due.due()).as("%s waits", due).isAfter(now);
        }
        for (TechnicalState row : state.technicalAlerts().values()) {
            waits(state, row, now);
        }
        for (CommunityState community : centre.communities.values()) {
            assertThat(centre.deadlines.values())
                    .as("somebody looks at %s", community.community())
                    .anyMatch(due -> due.kind() == Kind.COVER);
        }
        for (IncidentState incident : state.incidents()) {
            if (incident.area() != null) {
                massAsksNobody(incident);
            } else {
                assertThat(incident.kind().group())
                        .as("no incident of an elder is about a device")
                        .isNotEqualTo(org.anling.contract.alert.AlertGroup.DEVICE);
            }
        }
    }

    private static void waits(CentreState state, TechnicalState row, Instant now) {
        CentreTables centre = state.tables().centre;
        if (row.type() == AlertType.RUNAWAY) {
            assertThat(centre.findDeadline(Kind.RUNAWAY, row.device().id().value()))
                    .as("%s ends", row.id())
                    .isPresent();
        }
        Instant until = row.shelvedUntil();
        if (until != null && until.isAfter(now)) {
            assertThat(centre.findDeadline(Kind.SHELF, row.id()).map(CentreDeadline::due))
                    .as("%s sounds again", row.id())
                    .contains(until);
        }
    }

    private static void massAsksNobody(IncidentState mass) {
        assertThat(mass.elder()).isNull();
        assertThat(mass.offers()).as("nobody is sent to %s", mass.area()).isEmpty();
        assertThat(mass.wanted()).isZero();
        assertThat(mass.kind().group()).isEqualTo(org.anling.contract.alert.AlertGroup.DEVICE);
        assertThat(mass.floor()).isEqualTo(Priority.P3);
    }
}
