package org.anling.console.projection;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/** Folds the events of handling into the state of one incident. */
final class IncidentFold {

    private IncidentFold() {}

    static IncidentState open(IncidentEvent.Opened event, EventEnvelope envelope, @Nullable Personal personal) {
        return new IncidentState(
                event.incident(),
                event.number(),
                event.kind(),
                event.priority(),
                event.floor(),
                event.elder(),
                event.device(),
                PlaceFold.choose(null, personal, envelope.receivedAt()),
                event.plan(),
                event.mayRepeat(),
                Handling.WAITING,
                Help.NONE,
                null,
                null,
                null,
                receivedNow(raisedAt(event.alerts()), envelope.receivedAt()),
                event.alerts().size(),
                envelope.receivedAt(),
                0,
                new TreeMap<>(),
                List.of(),
                List.of(),
                1,
                0,
                null,
                null);
    }

    static void apply(IncidentDraft draft, IncidentEvent event, EventEntry entry) {
        Instant at = entry.envelope().at();
        switch (event) {
            case IncidentEvent.AlertJoined joined -> join(draft, joined, entry);
            case IncidentEvent.Taken taken -> take(draft, taken, at);
            case IncidentEvent.Spoken spoken -> {
                draft.spoken = spoken.outcome();
                draft.wanted = spoken.outcome() == SpokenOutcome.NO_HELP_NEEDED ? 0 : draft.wanted;
                draft.clocks.spoken(at);
            }
            case IncidentEvent.NoReply ignored -> draft.clocks.noReply(at);
            case IncidentEvent.EmergencyServiceCalled called -> draft.clocks.emergencyService(called.calledAt());
            case IncidentEvent.Escalated escalated -> draft.escalationLevel = escalated.level();
            case IncidentEvent.Closed closed -> close(draft, closed, at);
            case IncidentEvent.DeadlineSet deadline -> setDeadline(draft, deadline);
            case IncidentEvent.PriorityChanged changed -> draft.priority = changed.priority();
            case IncidentEvent.CardChanged changed -> draft.elder = changed.elder();
            case IncidentEvent.Opened ignored -> {}
            case IncidentEvent.NoteAdded ignored -> {}
            case IncidentEvent.FalsePress ignored -> {
                draft.falsePressAt = at;
                draft.wanted = 0;
            }
        }
    }

    private static void join(IncidentDraft draft, IncidentEvent.AlertJoined joined, EventEntry entry) {
        Instant receivedAt = entry.envelope().receivedAt();
        draft.alerts += joined.alerts().size();
        draft.lastAlertAt = receivedAt;
        draft.place = PlaceFold.choose(draft.place, entry.personal(), receivedAt);
        draft.kind = joined.kind();
        draft.priority = joined.priority();
    }

    private static void take(IncidentDraft draft, IncidentEvent.Taken taken, Instant at) {
        draft.handling = Handling.TAKEN;
        draft.owner = taken.by();
        draft.clocks.taken(at);
    }

    private static void close(IncidentDraft draft, IncidentEvent.Closed closed, Instant at) {
        draft.handling = Handling.CLOSED;
        draft.clocks.closed(at);
        draft.deadlines.clear();
        draft.wanted = 0;
        draft.closing = new IncidentState.Closing(
                closed.by(), at, closed.disposition(), closed.guard(), closed.reference(), closed.reason());
    }

    private static void setDeadline(IncidentDraft draft, IncidentEvent.DeadlineSet deadline) {
        Instant due = deadline.due();
        if (due == null) {
            draft.deadlines.remove(deadline.kind());
        } else {
            draft.deadlines.put(deadline.kind(), due);
        }
    }

    private static @Nullable Instant raisedAt(List<Alert> alerts) {
        return alerts.stream()
                .map(Alert::raisedAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static IncidentState.Clocks receivedNow(@Nullable Instant raisedAt, Instant receivedAt) {
        return new IncidentState.Clocks(
                raisedAt, receivedAt, null, null, null, null, null, null, null, null, null, null);
    }
}
