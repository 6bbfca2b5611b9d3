package org.anling.dispatcher.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.Closed;
import org.anling.contract.event.IncidentEvent.DeadlineSet;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Closing;
import org.jspecify.annotations.Nullable;

/** The fold of the handling of one incident: the fact and the incident before it give the incident after it. */
public final class IncidentFold {

    private IncidentFold() {}

    /** The incident that begins with this fact. */
    public static IncidentState begin(Opened opened, Fact fact) {
        return new IncidentState(
                opened.incident(),
                opened.number(),
                opened.kind(),
                opened.priority(),
                opened.floor(),
                opened.elder(),
                opened.device(),
                PlaceRule.choose(null, fact.personal(), fact.receivedAt()),
                opened.plan(),
                opened.mayRepeat(),
                Handling.WAITING,
                Help.NONE,
                null,
                null,
                null,
                ClockEdit.started(raisedAt(opened.alerts()), fact.receivedAt()),
                opened.alerts().size(),
                fact.receivedAt(),
                0,
                new TreeMap<>(),
                List.of(),
                List.of(),
                1,
                0,
                null,
                null);
    }

    /** The incident after a fact of its handling. */
    public static IncidentState next(IncidentState before, IncidentEvent event, Fact fact) {
        IncidentEdit edit = new IncidentEdit(before);
        switch (event) {
            case Opened opened -> throw new IllegalStateException(opened.incident() + " was opened before");
            case AlertJoined joined -> join(edit, joined, fact);
            case IncidentEvent.Taken taken -> {
                edit.handling = Handling.TAKEN;
                edit.owner = taken.by();
                edit.clocks.takenAt = first(edit.clocks.takenAt, fact.at());
            }
            case IncidentEvent.Spoken spoken -> speak(edit, spoken.outcome(), fact);
            case IncidentEvent.NoReply _ -> edit.clocks.noReplyAt = fact.at();
            case IncidentEvent.NoteAdded _ -> {}
            case IncidentEvent.EmergencyServiceCalled called ->
                edit.clocks.emergencyServiceAt = first(edit.clocks.emergencyServiceAt, called.calledAt());
            case IncidentEvent.FalsePress _ -> {
                edit.wanted = 0;
                edit.falsePressAt = fact.at();
            }
            case IncidentEvent.Escalated escalated -> escalate(edit, escalated, fact);
            case Closed closed -> close(edit, closed, fact);
            case DeadlineSet set -> setDeadline(edit, set);
            case IncidentEvent.PriorityChanged changed -> edit.priority = changed.priority();
            case IncidentEvent.CardChanged changed -> edit.elder = changed.elder();
        }
        return edit.build();
    }

    private static void join(IncidentEdit edit, AlertJoined joined, Fact fact) {
        edit.kind = joined.kind();
        edit.priority = joined.priority();
        edit.alerts += joined.alerts().size();
        edit.lastAlertAt = fact.receivedAt();
        edit.place = PlaceRule.choose(edit.place, fact.personal(), fact.receivedAt());
    }

    private static void speak(IncidentEdit edit, SpokenOutcome outcome, Fact fact) {
        edit.spoken = outcome;
        edit.clocks.spokenAt = fact.at();
        if (outcome == SpokenOutcome.NO_HELP_NEEDED) {
            edit.wanted = 0;
        }
    }

    private static void escalate(IncidentEdit edit, IncidentEvent.Escalated escalated, Fact fact) {
        edit.escalationLevel = Math.max(edit.escalationLevel, escalated.level());
        switch (escalated.reason()) {
            case NOBODY_TO_ASK -> edit.nobodySince = fact.at();
            case NOT_TAKEN,
                    NOT_TAKEN_AGAIN,
                    NO_REPLY,
                    NOT_ACCEPTED,
                    NOT_ON_THE_WAY,
                    NOT_AT_DOOR,
                    SILENT_ON_SCENE,
                    OWNER_REMINDED,
                    UNREADABLE -> {}
        }
    }

    private static void close(IncidentEdit edit, Closed closed, Fact fact) {
        edit.handling = Handling.CLOSED;
        edit.clocks.closedAt = fact.at();
        edit.closing = new Closing(
                closed.by(), fact.at(), closed.disposition(), closed.guard(), closed.reference(), closed.reason());
        edit.wanted = 0;
        edit.nobodySince = null;
        edit.deadlines.clear();
    }

    private static void setDeadline(IncidentEdit edit, DeadlineSet set) {
        if (set.due() == null) {
            edit.deadlines.remove(set.kind());
        } else {
            edit.deadlines.put(set.kind(), set.due());
        }
    }

    /** Device time of the first alert that has a trustworthy one. */
    private static @Nullable Instant raisedAt(List<Alert> alerts) {
        return alerts.stream()
                .filter(alert -> alert.clock() != ClockQuality.UNSET)
                .map(Alert::raisedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Instant first(@Nullable Instant before, Instant now) {
        return before == null ? now : before;
    }
}
