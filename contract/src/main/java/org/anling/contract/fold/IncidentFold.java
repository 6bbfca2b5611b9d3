package org.anling.contract.fold;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.Closed;
import org.anling.contract.event.IncidentEvent.DeadlineSet;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Closing;
import org.anling.contract.state.IncidentState.Desk;
import org.anling.contract.state.IncidentState.Progress;
import org.jspecify.annotations.Nullable;

/** The fold of the handling of one incident: the fact and the incident before it give the incident after it. */
public final class IncidentFold {

    private static final int RECENT_ALERTS = 8;

    private IncidentFold() {}

    /** The incident that an event is about, if it is about one. */
    public static Optional<IncidentId> incidentOf(Event event) {
        return switch (event) {
            case IncidentEvent of -> Optional.of(of.incident());
            case OfferEvent of -> Optional.of(of.incident());
            case NoticeMoved of -> Optional.ofNullable(of.incident());
            case CallEvent of -> Optional.ofNullable(of.incident());
            case ResponderEvent _, TechnicalEvent _, CentreEvent _, InputEvent _ -> Optional.empty();
        };
    }

    /** The incident after any event of it; null if it never began as far as the reader knows. */
    public static @Nullable IncidentState follow(@Nullable IncidentState before, Fact fact) {
        if (fact.body() instanceof Opened opened) {
            return begin(opened, fact);
        }
        if (before == null) {
            return null;
        }
        return switch (fact.body()) {
            case IncidentEvent event -> next(before, event, fact);
            case OfferEvent event -> HelpFold.next(before, event, fact);
            case NoticeMoved _, CallEvent _, ResponderEvent _, TechnicalEvent _, CentreEvent _, InputEvent _ -> before;
        };
    }

    /** The same incident for a store that must be able to forget where people are. */
    public static IncidentState withoutPlace(IncidentState state) {
        IncidentEdit edit = new IncidentEdit(state);
        edit.place = null;
        return edit.build();
    }

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
                null,
                Desk.EMPTY,
                Progress.BEGIN,
                opened.marks(),
                opened.area(),
                List.of(fact.receivedAt()),
                List.of(opened.device().id()));
    }

    /** The incident after a fact of its handling. */
    public static IncidentState next(IncidentState before, IncidentEvent event, Fact fact) {
        IncidentEdit edit = new IncidentEdit(before);
        switch (event) {
            case Opened opened -> throw new IllegalStateException(opened.incident() + " was opened before");
            case AlertJoined joined -> join(edit, joined, fact);
            case IncidentEvent.Taken taken -> take(edit, taken.by(), fact.at());
            case IncidentEvent.Spoken spoken -> speak(edit, spoken.outcome(), fact);
            case IncidentEvent.NoReply _ -> edit.clocks.noReplyAt = fact.at();
            case IncidentEvent.NoteAdded _, IncidentEvent.QuestionAnswered _ -> {}
            case IncidentEvent.EmergencyServiceCalled called ->
                edit.clocks.emergencyServiceAt = first(edit.clocks.emergencyServiceAt, called.calledAt());
            case IncidentEvent.FalsePress _ -> {
                edit.wanted = 0;
                edit.falsePressAt = fact.at();
            }
            case IncidentEvent.Escalated escalated -> escalate(edit, escalated, fact);
            case Closed closed -> close(edit, closed, fact);
            case DeadlineSet set -> setDeadline(edit, set, fact.at());
            case IncidentEvent.PriorityChanged changed -> edit.priority = changed.priority();
            case IncidentEvent.CardChanged changed -> edit.elder = changed.elder();
            case IncidentEvent.Held held -> DeskFold.hold(edit, held, fact.at());
            case IncidentEvent.Resumed _ -> DeskFold.resume(edit);
            case IncidentEvent.TransferOffered offered -> DeskFold.offer(edit, offered, fact.at());
            case IncidentEvent.TransferAccepted accepted -> DeskFold.give(edit, accepted.by());
            case IncidentEvent.TransferDeclined _ -> DeskFold.keep(edit);
            case IncidentEvent.Reassigned reassigned -> {
                DeskFold.give(edit, reassigned.to());
                edit.clocks.takenAt = first(edit.clocks.takenAt, fact.at());
            }
            case IncidentEvent.FollowedUp followed -> DeskFold.followUp(edit, followed, fact.at());
            case IncidentEvent.Reopened reopened -> DeskFold.reopen(edit, reopened, fact.at());
            case IncidentEvent.StepOpened opened -> PlanFold.open(edit, opened, fact.at());
            case IncidentEvent.StepDone done -> PlanFold.done(edit, done, fact.at());
            case IncidentEvent.StepSkipped skipped -> PlanFold.skip(edit, skipped, fact);
            case IncidentEvent.WaveBegun begun -> PlanFold.begin(edit, begun, fact.at());
            case IncidentEvent.AskingStopped _ -> PlanFold.stop(edit);
            case IncidentEvent.Acknowledged acknowledged ->
                edit.clocks.acknowledgedAt = first(edit.clocks.acknowledgedAt, acknowledged.acknowledgedAt());
            case IncidentEvent.OnScreen shown ->
                edit.clocks.onScreenAt = first(edit.clocks.onScreenAt, shown.shownAt());
        }
        return edit.build();
    }

    private static void take(IncidentEdit edit, StaffId by, Instant at) {
        edit.handling = Handling.TAKEN;
        edit.owner = by;
        edit.clocks.takenAt = first(edit.clocks.takenAt, at);
    }

    private static void join(IncidentEdit edit, AlertJoined joined, Fact fact) {
        edit.kind = joined.kind();
        edit.priority = joined.priority();
        if (joined.plan() != null) {
            PlanFold.change(edit, joined.plan());
        }
        edit.alerts += joined.alerts().size();
        edit.lastAlertAt = fact.receivedAt();
        edit.place = PlaceRule.choose(edit.place, fact.personal(), fact.receivedAt());
        switch (joined.why()) {
            case SAME_EPISODE -> {
                edit.recentAlerts.add(fact.receivedAt());
                edit.recentSenders.add(joined.device().id());
            }
            case EXACT_COPY, COPY_AFTER_CLOSE, SAME_AREA -> {}
        }
        if (edit.recentAlerts.size() > RECENT_ALERTS) {
            edit.recentAlerts.removeFirst();
            edit.recentSenders.removeFirst();
        }
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
                    UNREADABLE,
                    HOLD_OVER,
                    TRANSFER_NOT_ACCEPTED,
                    STEP_OVERDUE,
                    TEST_NOT_CONFIRMED,
                    FOLLOW_UP_OVERDUE,
                    FOLLOW_UP_GIVEN_UP,
                    OWNER_SIGNED_OFF,
                    VITALS -> {}
            case LADDER -> PlanFold.climb(edit);
        }
    }

    private static void close(IncidentEdit edit, Closed closed, Fact fact) {
        edit.handling = Handling.CLOSED;
        edit.desk = Desk.EMPTY;
        edit.clocks.closedAt = fact.at();
        edit.closing = new Closing(
                closed.by(),
                fact.at(),
                closed.disposition(),
                closed.guard(),
                closed.reference(),
                Personal.typed(closed.reason(), fact.personal()));
        edit.wanted = 0;
        edit.nobodySince = null;
        edit.deadlines.clear();
        PlanFold.count(edit, null, fact.at());
    }

    private static void setDeadline(IncidentEdit edit, DeadlineSet set, Instant at) {
        if (set.kind() == DeadlineKind.LADDER) {
            PlanFold.count(edit, set.due(), at);
        }
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
