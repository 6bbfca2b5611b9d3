package org.anling.dispatcher.core.notice;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/** What incidents and offers mean for notices: which begin and which end. */
final class CaseFold {

    private static final Set<EscalationReason> TAKING_ENDS = EnumSet.of(
            EscalationReason.NOT_TAKEN,
            EscalationReason.NOT_TAKEN_AGAIN,
            EscalationReason.UNREADABLE,
            EscalationReason.VITALS);
    private static final Set<EscalationReason> ACCEPTING_ENDS =
            EnumSet.of(EscalationReason.NOBODY_TO_ASK, EscalationReason.NOT_ACCEPTED, EscalationReason.LADDER);
    private static final Set<EscalationReason> MOVING_ENDS =
            EnumSet.of(EscalationReason.NOT_ON_THE_WAY, EscalationReason.NOT_AT_DOOR, EscalationReason.SILENT_ON_SCENE);
    private static final int CLOSED_KEPT = 5_000;

    private final NoticeSettings settings;
    private final Agenda agenda;
    private final Supervisors supervisors;
    private final Map<IncidentId, Case> open = new HashMap<>();
    private final LinkedHashMap<IncidentId, Case> closed = new LinkedHashMap<>();

    /** What an incident means for notices. */
    private static final class Case {
        private final long number;
        private final @Nullable ElderRef elder;
        private final Map<AssignmentId, ResponderId> going = new LinkedHashMap<>();
        private AlertType kind;
        private boolean told;
        private boolean arrived;

        Case(long number, @Nullable ElderRef elder, AlertType kind) {
            this.number = number;
            this.elder = elder;
            this.kind = kind;
        }
    }

    CaseFold(NoticeSettings settings, Agenda agenda, Supervisors supervisors) {
        this.settings = settings;
        this.agenda = agenda;
        this.supervisors = supervisors;
    }

    void clear() {
        open.clear();
        closed.clear();
    }

    /** Takes an incident from a snapshot: its live offers go on, its family was told before. */
    void load(IncidentState state, EventId at) {
        if (!IncidentView.isOpen(state)) {
            return;
        }
        Case one = new Case(state.number(), state.area() == null ? state.elder() : null, state.kind());
        one.told = isGrave(state.priority());
        one.arrived = state.clocks().atDoorAt() != null || state.clocks().withElderAt() != null;
        open.put(state.id(), one);
        state.assignments().stream()
                .filter(assignment -> isGoing(assignment.status()))
                .forEach(assignment -> one.going.put(assignment.id(), assignment.responder()));
        state.offers().stream()
                .filter(offer -> offer.status() == OfferStatus.LIVE)
                .forEach(offer -> {
                    Notice notice = new Notice(
                            offer.id().value(),
                            offer.id().value(),
                            Purpose.OFFER,
                            state.id(),
                            one.number,
                            one.kind,
                            one.elder,
                            offer.responder().value(),
                            "",
                            offer.madeAt(),
                            offer.expiresAt());
                    agenda.add(notice, at);
                });
    }

    /** Whether somebody goes or is at the scene for any incident; such a person is not tested. */
    boolean isEngaged(String responder) {
        return open.values().stream()
                .anyMatch(one -> one.going.values().stream()
                        .anyMatch(going -> going.value().equals(responder)));
    }

    void apply(IncidentEvent event, Instant at, EventId id, EventId before) {
        switch (event) {
            case IncidentEvent.Opened opened -> opened(opened, at, before);
            case IncidentEvent.AlertJoined joined -> {
                find(joined.incident()).ifPresent(one -> one.kind = joined.kind());
                tell(joined.incident(), joined.priority(), at, before);
            }
            case IncidentEvent.PriorityChanged changed -> tell(changed.incident(), changed.priority(), at, before);
            case IncidentEvent.Taken taken -> endAlarms(taken.incident(), TAKING_ENDS);
            case IncidentEvent.Escalated escalated -> escalated(escalated, at, id, before);
            case IncidentEvent.Closed ended -> closed(ended.incident(), at, before);
            case IncidentEvent.Reopened again -> {
                Case one = closed.remove(again.incident());
                if (one != null) {
                    open.put(again.incident(), one);
                }
            }
            default -> {
                // Nobody outside the centre is told of it.
            }
        }
    }

    void apply(OfferEvent event, Instant at, EventId before) {
        switch (event) {
            case OfferEvent.OfferMade made -> {
                // The telephone must be free for the offer.
                agenda.end(Agenda.to(made.responder().value()), notice -> notice.purpose() == Purpose.TEST);
                find(made.incident()).ifPresent(one -> agenda.add(offer(made, one, at), before));
            }
            case OfferEvent.OfferAccepted accepted -> {
                find(accepted.incident()).ifPresent(one -> one.going.put(accepted.assignment(), accepted.responder()));
                // First his own: who goes must never read that he need not.
                endAnswered(accepted.offer());
                agenda.end(Agenda.of(accepted.incident()), notice -> notice.purpose() == Purpose.OFFER);
                endAlarms(accepted.incident(), ACCEPTING_ENDS);
            }
            case OfferEvent.OfferDeclined declined -> endAnswered(declined.offer());
            case OfferEvent.OfferExpired expired -> endOffer(expired.offer().value());
            case OfferEvent.OfferWithdrawn withdrawn ->
                endOffer(withdrawn.offer().value());
            case OfferEvent.AssignmentMoved moved -> moved(moved, at, before);
            case OfferEvent.SignGiven given -> heard(given.incident(), given.responder());
            case OfferEvent.VisitReported reported -> heard(reported.incident(), reported.responder());
            case OfferEvent.CandidatesRanked _, OfferEvent.SignAsked _ -> {
                // Nobody is asked by it.
            }
        }
    }

    private void opened(IncidentEvent.Opened opened, Instant at, EventId before) {
        ElderRef elder = opened.area() == null ? opened.elder() : null;
        open.put(opened.incident(), new Case(opened.number(), elder, opened.kind()));
        tell(opened.incident(), opened.priority(), at, before);
    }

    /** The family learns of emergencies and urgent calls, once. */
    private void tell(IncidentId incident, Priority priority, Instant at, EventId before) {
        Case one = open.get(incident);
        if (one != null && !one.told && isGrave(priority)) {
            one.told = true;
            family(Purpose.FAMILY_OPENED, incident, one, at, before);
        }
    }

    private void moved(OfferEvent.AssignmentMoved moved, Instant at, EventId before) {
        heard(moved.incident(), moved.responder());
        Case one = open.get(moved.incident());
        if (one == null) {
            return;
        }
        if (!isGoing(moved.status())) {
            one.going.remove(moved.assignment());
        }
        if (isThere(moved.status()) && one.told && !one.arrived) {
            one.arrived = true;
            family(Purpose.FAMILY_ARRIVED, moved.incident(), one, at, before);
        }
    }

    /** Whoever is heard of needs no reminder, and nobody need be alarmed about him. */
    private void heard(IncidentId incident, ResponderId responder) {
        endAlarms(incident, MOVING_ENDS);
        agenda.end(
                Agenda.of(incident),
                notice -> notice.purpose() == Purpose.REMINDER
                        && notice.recipient().equals(responder.value()));
    }

    private void escalated(IncidentEvent.Escalated escalated, Instant at, EventId id, EventId before) {
        Case one = open.get(escalated.incident());
        if (one == null) {
            return;
        }
        String word = escalated.reason().name();
        endAlarms(escalated.incident(), EnumSet.of(escalated.reason()));
        Notice alarm = notice("esc-" + id, Purpose.ALARM, escalated.incident(), one, word, at);
        switch (escalated.target()) {
            case SUPERVISOR -> supervisors.onShift().forEach(staff -> agenda.add(alarm.to(staff), before));
            case DUTY_PHONE -> agenda.add(alarm.to(Notice.DUTY), before);
            case OPERATOR -> {
                // The page of the owner sounds by itself.
            }
        }
        if (MOVING_ENDS.contains(escalated.reason())) {
            Notice reminder = notice("rem-" + id, Purpose.REMINDER, escalated.incident(), one, word, at);
            one.going.values().forEach(responder -> agenda.add(reminder.to(responder.value()), before));
        }
    }

    private void closed(IncidentId incident, Instant at, EventId before) {
        agenda.end(Agenda.of(incident), _ -> true);
        Case one = open.remove(incident);
        if (one == null) {
            return;
        }
        one.going.clear();
        closed.put(incident, one);
        if (closed.size() > CLOSED_KEPT) {
            closed.pollFirstEntry();
        }
        if (one.told) {
            family(Purpose.FAMILY_CLOSED, incident, one, at, before);
        }
    }

    private void family(Purpose purpose, IncidentId incident, Case one, Instant at, EventId before) {
        if (one.elder != null) {
            agenda.end(Agenda.of(incident), notice -> notice.purpose().isFamily());
            agenda.add(notice("fam-" + incident + "-" + purpose, purpose, incident, one, "", at), before);
        }
    }

    private Notice notice(String id, Purpose purpose, IncidentId incident, Case one, String word, Instant at) {
        return new Notice(
                id, id, purpose, incident, one.number, one.kind, one.elder, "", word, at, at.plus(settings.life()));
    }

    private static Notice offer(OfferEvent.OfferMade made, Case one, Instant at) {
        String id = made.offer().value();
        String recipient = made.responder().value();
        return new Notice(
                id,
                id,
                Purpose.OFFER,
                made.incident(),
                one.number,
                one.kind,
                one.elder,
                recipient,
                "",
                at,
                made.expiresAt());
    }

    private void endOffer(String offer) {
        agenda.end(Agenda.about(offer), _ -> true);
    }

    private void endAnswered(OfferId offer) {
        agenda.end(Agenda.about(offer.value()), _ -> true, NoticeAction.Ending.ANSWERED);
    }

    private void endAlarms(IncidentId incident, Set<EscalationReason> reasons) {
        agenda.end(
                Agenda.of(incident),
                notice ->
                        notice.purpose() == Purpose.ALARM && reasons.contains(EscalationReason.valueOf(notice.word())));
    }

    private Optional<Case> find(IncidentId incident) {
        return Optional.ofNullable(open.get(incident));
    }

    private static boolean isGrave(Priority priority) {
        return priority != Priority.P3;
    }

    /** Who came in without a word at the door has arrived too. */
    private static boolean isThere(AssignmentStatus status) {
        return status == AssignmentStatus.AT_DOOR || status == AssignmentStatus.WITH_ELDER;
    }

    private static boolean isGoing(AssignmentStatus status) {
        return switch (status) {
            case ACCEPTED, ON_THE_WAY, AT_DOOR, WITH_ELDER -> true;
            case DONE, RELEASED -> false;
        };
    }
}
