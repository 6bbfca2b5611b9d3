package org.anling.registry.record;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/** What events add up to in the record. Deterministic, so that an incident can be folded again from its recorded events. */
final class IncidentFold {

    private IncidentFold() {}

    /** The incident that an event is about, if it is about one. */
    static Optional<IncidentId> incidentOf(Event event) {
        return switch (event) {
            case IncidentEvent of -> Optional.of(of.incident());
            case OfferEvent of -> Optional.of(of.incident());
            case ResponderEvent ignored -> Optional.empty();
            case TechnicalEvent ignored -> Optional.empty();
            case InputEvent ignored -> Optional.empty();
        };
    }

    /** The incident after an event; null if it never began as far as the record knows. */
    static @Nullable IncidentState next(@Nullable IncidentState before, EventEntry entry) {
        EventEnvelope envelope = entry.envelope();
        if (entry.body() instanceof IncidentEvent.Opened opened) {
            return begin(opened, envelope);
        }
        if (before == null) {
            return null;
        }
        IncidentDraft draft = new IncidentDraft(before);
        switch (entry.body()) {
            case IncidentEvent event -> handle(draft, event, envelope);
            case OfferEvent event -> HelpFold.apply(draft, event, envelope.at());
            case ResponderEvent ignored -> {}
            case TechnicalEvent ignored -> {}
            case InputEvent ignored -> {}
        }
        return draft.build();
    }

    private static IncidentState begin(IncidentEvent.Opened opened, EventEnvelope envelope) {
        return new IncidentState(
                opened.incident(),
                opened.number(),
                opened.kind(),
                opened.priority(),
                opened.floor(),
                opened.elder(),
                opened.device(),
                null,
                opened.plan(),
                opened.mayRepeat(),
                Handling.WAITING,
                Help.NONE,
                null,
                null,
                null,
                received(opened.alerts(), envelope.receivedAt()),
                opened.alerts().size(),
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

    private static void handle(IncidentDraft draft, IncidentEvent event, EventEnvelope envelope) {
        Instant at = envelope.at();
        switch (event) {
            case IncidentEvent.Opened ignored -> {}
            case IncidentEvent.AlertJoined joined -> {
                draft.kind = joined.kind();
                draft.priority = joined.priority();
                draft.alerts += joined.alerts().size();
                draft.lastAlertAt = envelope.receivedAt();
            }
            case IncidentEvent.Taken taken -> {
                draft.handling = Handling.TAKEN;
                draft.owner = taken.by();
                draft.clocks = ClockChange.FIRST_TAKEN.apply(draft.clocks, at);
            }
            case IncidentEvent.Spoken spoken -> {
                draft.spoken = spoken.outcome();
                draft.clocks = ClockChange.SPOKEN.apply(draft.clocks, at);
                draft.wanted = spoken.outcome() == SpokenOutcome.NO_HELP_NEEDED ? 0 : draft.wanted;
            }
            case IncidentEvent.NoReply ignored -> draft.clocks = ClockChange.NO_REPLY.apply(draft.clocks, at);
            case IncidentEvent.NoteAdded ignored -> {}
            case IncidentEvent.EmergencyServiceCalled called ->
                draft.clocks = ClockChange.FIRST_EMERGENCY_SERVICE.apply(draft.clocks, called.calledAt());
            case IncidentEvent.FalsePress ignored -> {
                draft.wanted = 0;
                draft.falsePressAt = at;
            }
            case IncidentEvent.Escalated escalated -> {
                draft.escalationLevel = Math.max(draft.escalationLevel, escalated.level());
                draft.nobodySince = escalated.reason() == EscalationReason.NOBODY_TO_ASK ? at : draft.nobodySince;
            }
            case IncidentEvent.Closed closed -> close(draft, closed, at);
            case IncidentEvent.DeadlineSet set -> setDeadline(draft, set);
            case IncidentEvent.PriorityChanged changed -> draft.priority = changed.priority();
            case IncidentEvent.CardChanged changed -> draft.elder = changed.elder();
        }
    }

    private static void close(IncidentDraft draft, IncidentEvent.Closed closed, Instant at) {
        draft.handling = Handling.CLOSED;
        draft.clocks = ClockChange.CLOSED.apply(draft.clocks, at);
        draft.closing = new IncidentState.Closing(
                closed.by(), at, closed.disposition(), closed.guard(), closed.reference(), closed.reason());
        draft.wanted = 0;
        draft.nobodySince = null;
        draft.deadlines.clear();
    }

    private static void setDeadline(IncidentDraft draft, IncidentEvent.DeadlineSet set) {
        Instant due = set.due();
        if (due == null) {
            draft.deadlines.remove(set.kind());
        } else {
            draft.deadlines.put(set.kind(), due);
        }
    }

    private static IncidentState.Clocks received(List<Alert> alerts, Instant receivedAt) {
        Instant raisedAt = alerts.stream()
                .filter(alert -> alert.clock() != ClockQuality.UNSET)
                .map(Alert::raisedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new IncidentState.Clocks(
                raisedAt, receivedAt, null, null, null, null, null, null, null, null, null, null);
    }
}
