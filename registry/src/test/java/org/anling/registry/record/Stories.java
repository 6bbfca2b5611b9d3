package org.anling.registry.record;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.incident.WithdrawReason;
import org.anling.registry.Samples;

/** What happens in an incident, as events. */
final class Stories {

    static final StaffId OPERATOR = new StaffId("s-1");
    static final ResponderId DOCTOR = new ResponderId("doctor-1");
    static final Instant LATER = Instant.parse("2026-03-14T08:30:00Z");

    private Stories() {}

    static IncidentId id(int number) {
        return new IncidentId("inc-" + number);
    }

    static Event opened(int number) {
        DeviceRef device = new DeviceRef(new DeviceId("d-1"), Identity.VERIFIED, "mqtt", "button", null);
        Alert alert = new Alert(
                AlertType.SOS,
                "d-1/SOS/7-42/abcd",
                Instant.parse("2026-03-14T08:15:29Z"),
                ClockQuality.NTP,
                null,
                null,
                63,
                0);
        return new IncidentEvent.Opened(
                id(number),
                number,
                AlertType.SOS,
                Priority.P1,
                Priority.P1,
                new ElderRef(new ElderId("e-1"), Samples.COMMUNITY, 1, "sos-at-once", ElderRef.Risk.HIGH),
                device,
                List.of(alert),
                null,
                "sos-at-once@1",
                List.of());
    }

    static Event taken(int number) {
        return new IncidentEvent.Taken(id(number), OPERATOR);
    }

    static Event closed(int number) {
        return new IncidentEvent.Closed(id(number), OPERATOR, Disposition.HELPED_AT_HOME, CloseGuard.SEEN, null, null);
    }

    static Event closed(int number, String reason) {
        return new IncidentEvent.Closed(id(number), OPERATOR, Disposition.OTHER, CloseGuard.OVERRIDE, null, reason);
    }

    static Event ignored() {
        return new InputEvent.Ignored("nothing new");
    }

    static Event[] help(int number) {
        return new Event[] {
            new OfferEvent.CandidatesRanked(id(number), 2, 7, new TreeMap<>()),
            made(number, "o-1", DOCTOR),
            made(number, "o-2", new ResponderId("nurse-1")),
            made(number, "o-3", new ResponderId("nurse-2")),
            new OfferEvent.OfferDeclined(
                    id(number), new OfferId("o-2"), new ResponderId("nurse-1"), DeclineReason.BUSY),
            new OfferEvent.OfferAccepted(id(number), new OfferId("o-1"), DOCTOR, new AssignmentId("a-1"), LATER),
            new OfferEvent.OfferWithdrawn(
                    id(number), new OfferId("o-3"), new ResponderId("nurse-2"), WithdrawReason.ENOUGH_HELP)
        };
    }

    static Event[] care(int number) {
        return new Event[] {
            taken(number),
            new IncidentEvent.Spoken(id(number), OPERATOR, SpokenOutcome.NEEDS_HELP),
            new IncidentEvent.DeadlineSet(id(number), DeadlineKind.ARRIVE, LATER),
            moved(number, AssignmentStatus.ON_THE_WAY),
            moved(number, AssignmentStatus.AT_DOOR),
            moved(number, AssignmentStatus.WITH_ELDER),
            moved(number, AssignmentStatus.DONE)
        };
    }

    private static Event moved(int number, AssignmentStatus status) {
        return new OfferEvent.AssignmentMoved(id(number), new AssignmentId("a-1"), DOCTOR, status, null);
    }

    private static Event made(int number, String offer, ResponderId responder) {
        return new OfferEvent.OfferMade(
                id(number),
                new OfferId(offer),
                responder,
                LATER,
                1,
                new OfferEvent.Score(120, 30, 20, 0, 0, 640, false),
                List.of("travel", "ready", "accept"),
                null);
    }
}
