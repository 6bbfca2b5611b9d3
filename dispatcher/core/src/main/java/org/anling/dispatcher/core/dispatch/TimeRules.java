package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import org.anling.contract.event.OfferEvent.OfferExpired;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.Escalations;
import org.anling.dispatcher.core.help.HelpRules;
import org.anling.dispatcher.core.help.LadderRules;
import org.anling.dispatcher.core.help.SceneRules;
import org.anling.dispatcher.core.help.StepRules;
import org.anling.dispatcher.core.help.WaveRules;
import org.anling.dispatcher.core.state.Due;

/** What happens when a deadline falls due. Each one clears or moves its deadline, so that none fires twice for the same instant. */
final class TimeRules {

    private TimeRules() {}

    static void fire(Draft d, Due due) {
        switch (due) {
            case Due.OfIncident of -> fire(d, of);
            case Due.OfCentre of -> CentreRules.fire(d, of.deadline());
        }
    }

    private static void fire(Draft d, Due.OfIncident due) {
        OfferId offer = due.offer();
        DeadlineKind kind = due.kind();
        if (offer != null) {
            expire(d, due.incident(), offer);
        } else if (kind != null) {
            fire(d, due.incident(), kind);
        }
    }

    /** What is done when even that fails: the deadline is put off, so that the rest of the centre goes on. */
    static void putOff(Draft d, Due due) {
        Instant later = d.now().plus(d.settings.searchAgain());
        switch (due) {
            case Due.OfIncident of -> {
                OfferId offer = of.offer();
                DeadlineKind kind = of.kind();
                if (offer != null) {
                    d.emit(expired(d, of.incident(), offer));
                } else if (kind != null) {
                    d.deadline(of.incident(), kind, later);
                }
            }
            case Due.OfCentre of ->
                d.deadline(of.deadline().kind(), of.deadline().subject(), later);
        }
    }

    private static void expire(Draft d, IncidentId id, OfferId offer) {
        d.emit(expired(d, id, offer));
        HelpRules.refill(d, id);
        HelpRules.waitForAnswers(d, id);
        HelpRules.refillAll(d);
    }

    /** An offer that nothing can bring to its responder ends before its time, and another is asked. */
    static void endUnreachable(Draft d, NoticeReport report) {
        IncidentId id = report.incident();
        boolean last = report.fact() == NoticeFact.FAILED && NoticeReport.UNREACHABLE.equals(report.detail());
        if (last && id != null && d.tables.incidents.find(id).isPresent()) {
            IncidentView.live(d.get(id)).stream()
                    .filter(offer -> offer.id().value().equals(report.notice()))
                    .findFirst()
                    .ifPresent(offer -> expire(d, id, offer.id()));
        }
    }

    private static OfferExpired expired(Draft d, IncidentId id, OfferId offer) {
        return new OfferExpired(
                id,
                offer,
                IncidentView.findOffer(d.get(id), offer).orElseThrow().responder());
    }

    private static void fire(Draft d, IncidentId id, DeadlineKind kind) {
        switch (kind) {
            case TAKE -> notTaken(d, id, kind, EscalationReason.NOT_TAKEN);
            case TAKE_AGAIN -> notTaken(d, id, kind, EscalationReason.NOT_TAKEN_AGAIN);
            case SPEAK -> CommandRules.noReply(d, id, null);
            case ACCEPT -> notAccepted(d, id);
            case LEAVE -> late(d, id, EscalationReason.NOT_ON_THE_WAY);
            case ARRIVE -> late(d, id, EscalationReason.NOT_AT_DOOR);
            case ON_SCENE -> onScene(d, id);
            case ASK -> ask(d, id);
            case REMIND -> remind(d, id);
            case WAKE -> DeskRules.wake(d, id);
            case HANDOVER -> TransferRules.takeBack(d, id);
            case FOLLOW_UP -> ClosedRules.followUpOverdue(d, id);
            case STEP -> StepRules.overdue(d, id);
            case WAVE -> WaveRules.next(d, id);
            case LADDER -> LadderRules.climb(d, id);
            case TEST_CONFIRM -> TestRules.notConfirmed(d, id);
        }
    }

    private static void notTaken(Draft d, IncidentId id, DeadlineKind kind, EscalationReason reason) {
        d.deadline(id, kind, null);
        if (d.get(id).handling() == Handling.WAITING) {
            Escalations.toSupervisor(d, id, reason);
            Escalations.ringIfNobodyIsThere(d, id, reason);
        }
    }

    private static void notAccepted(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        boolean asking = incident.wanted() > 0 || !IncidentView.live(incident).isEmpty();
        boolean waiting = asking && IncidentView.active(incident).isEmpty();
        d.deadline(id, DeadlineKind.ACCEPT, null);
        if (waiting) {
            Escalations.toOwner(d, id, EscalationReason.NOT_ACCEPTED);
        }
    }

    /** The hole after "accepted": the owner is alarmed, and others are asked beside the one who is late. */
    private static void late(Draft d, IncidentId id, EscalationReason reason) {
        AssignmentRules.waitForSteps(d, id);
        Escalations.toOwner(d, id, reason);
        HelpRules.askFully(d, id);
    }

    /** First the lone responder is asked; only who does not answer makes an alarm. */
    private static void onScene(Draft d, IncidentId id) {
        SceneRules.ask(d, id);
        if (SceneRules.isSilent(d, id)) {
            late(d, id, EscalationReason.SILENT_ON_SCENE);
        } else {
            AssignmentRules.waitForSteps(d, id);
        }
    }

    private static void ask(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        if (incident.progress().wave() == 0 || incident.wanted() == 0) {
            HelpRules.askFully(d, id);
        } else {
            HelpRules.refill(d, id);
        }
        HelpRules.waitForAnswers(d, id);
    }

    private static void remind(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        d.deadline(id, DeadlineKind.REMIND, d.now().plus(d.targets(incident).remind()));
        Escalations.toOwner(d, id, EscalationReason.OWNER_REMINDED);
        if (incident.owner() == null) {
            Escalations.ringIfNobodyIsThere(d, id, EscalationReason.OWNER_REMINDED);
        }
    }
}
