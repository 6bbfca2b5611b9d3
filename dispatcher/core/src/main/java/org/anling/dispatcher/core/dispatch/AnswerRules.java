package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.OfferEvent.OfferAccepted;
import org.anling.contract.event.OfferEvent.OfferDeclined;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.ResponderEvent.ReadinessChecked;
import org.anling.contract.event.ResponderEvent.TestsAsked;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.plan.Step;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Assignment;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.dispatcher.core.duty.DutyRules;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.Escalations;
import org.anling.dispatcher.core.help.HelpRules;
import org.anling.dispatcher.core.help.StepRules;
import org.jspecify.annotations.Nullable;

/** What becomes of a responder's answer. Who is too late is told who goes instead, and since when. */
final class AnswerRules {

    private AnswerRules() {}

    static void decide(Draft d, ResponderAnswer answer, @Nullable Personal personal) {
        switch (answer.answer()) {
            case ResponderAnswer.Accept accept -> accept(d, answer.by(), accept.offer());
            case ResponderAnswer.Decline decline -> decline(d, answer.by(), decline.offer(), decline.reason());
            case ResponderAnswer.Progress progress -> AssignmentRules.progress(d, answer.by(), progress);
            case ResponderAnswer.SetAvailability set -> DutyRules.decide(d, answer.by(), set);
            case ResponderAnswer.Prove prove -> NoticeRules.prove(d, answer.by(), prove.channel());
            case ResponderAnswer.Alright alright -> AssignmentRules.alright(d, answer.by(), alright.assignment());
            case ResponderAnswer.Report report -> AssignmentRules.report(d, answer.by(), report, personal);
            case ResponderAnswer.AskTests _ -> ofResponder(d, answer.by(), new TestsAsked(answer.by()));
            case ResponderAnswer.Check check ->
                ofResponder(d, answer.by(), new ReadinessChecked(answer.by(), check.readiness()));
        }
        if (!DutyRules.isCalendar(answer.answer())) {
            NoticeRules.answered(d, answer.by());
        }
    }

    private static void ofResponder(Draft d, ResponderId by, ResponderEvent event) {
        if (d.tables.responders.find(by).isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_RESPONDER, by.value());
        } else {
            d.emit(event);
        }
    }

    private static void accept(Draft d, ResponderId by, OfferId id) {
        Optional<IncidentState> found = findIncident(d, id);
        Optional<Offer> offer = found.flatMap(incident -> IncidentView.findOffer(incident, id));
        if (found.isEmpty() || offer.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_OFFER, id.value());
        } else if (!offer.get().responder().equals(by)) {
            d.refuse(RefusalCode.NOT_YOURS, id.value());
        } else if (counts(d, found.get(), offer.get())) {
            doAccept(d, found.get(), offer.get());
        } else {
            refuseLate(d, found.get(), offer.get());
        }
    }

    /** An answer received before its offer's deadline counts, whenever it is read, unless somebody else goes by then. */
    private static boolean counts(Draft d, IncidentState incident, Offer offer) {
        boolean inTime = d.receivedAt.isBefore(offer.expiresAt());
        boolean stillWanted = IncidentView.isOpen(incident)
                && !IncidentView.isStoodDown(incident)
                && IncidentView.active(incident).isEmpty();
        return switch (offer.status()) {
            case LIVE -> inTime;
            case EXPIRED -> inTime && stillWanted;
            case ACCEPTED, DECLINED, WITHDRAWN -> false;
        };
    }

    private static void doAccept(Draft d, IncidentState incident, Offer offer) {
        IncidentId id = incident.id();
        AssignmentRules.leaveLower(d, offer.responder(), incident);
        long seconds = Math.round(offer.score().travelSeconds() + offer.score().readySeconds());
        Instant promisedAt = d.now().plusSeconds(seconds);
        AssignmentId assignment =
                new AssignmentId(id + "-a" + (incident.assignments().size() + 1));
        d.emit(new OfferAccepted(id, offer.id(), offer.responder(), assignment, promisedAt));
        HelpRules.withdrawAll(d, id, WithdrawReason.ENOUGH_HELP);
        d.deadline(id, DeadlineKind.ASK, null);
        d.deadline(id, DeadlineKind.ACCEPT, null);
        d.deadline(id, DeadlineKind.WAVE, null);
        StepRules.start(d, id, Step.Start.ACCEPTED);
        AssignmentRules.waitForSteps(d, id);
        HelpRules.refillAll(d);
    }

    private static void decline(Draft d, ResponderId by, OfferId id, DeclineReason reason) {
        Optional<IncidentState> found = findIncident(d, id);
        Optional<Offer> offer = found.flatMap(incident -> IncidentView.findOffer(incident, id));
        if (found.isEmpty() || offer.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_OFFER, id.value());
        } else if (!offer.get().responder().equals(by)) {
            d.refuse(RefusalCode.NOT_YOURS, id.value());
        } else if (offer.get().status() == OfferStatus.LIVE) {
            d.emit(new OfferDeclined(found.get().id(), id, by, reason));
            HelpRules.refill(d, found.get().id());
            HelpRules.waitForAnswers(d, found.get().id());
            wakeIfNobodyIsLeft(d, found.get().id());
            HelpRules.refillAll(d);
        } else {
            refuseLate(d, found.get(), offer.get());
        }
    }

    /** The last one said no: whoever put it aside counted on an answer. */
    private static void wakeIfNobodyIsLeft(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        if (IncidentView.live(incident).isEmpty()
                && IncidentView.active(incident).isEmpty()) {
            Escalations.wakeUp(d, id);
        }
    }

    /** Refuses and says who was first: another responder, the centre, or the answer that was given before. */
    private static void refuseLate(Draft d, IncidentState incident, Offer offer) {
        String subject = offer.id().value();
        List<Assignment> others = IncidentView.active(incident);
        Optional<Assignment> goes = others.stream()
                .filter(other -> !other.responder().equals(offer.responder()))
                .findFirst();
        Object who = goes.<Object>map(Assignment::responder).orElse(null);
        Instant when = goes.map(Assignment::acceptedAt).orElse(offer.answeredAt());
        switch (offer.status()) {
            case ACCEPTED, DECLINED ->
                d.refuse(RefusalCode.ALREADY_ANSWERED, subject, offer.responder(), offer.answeredAt());
            case WITHDRAWN -> d.refuse(RefusalCode.OFFER_WITHDRAWN, subject, who, when);
            case EXPIRED, LIVE ->
                d.refuse(RefusalCode.OFFER_EXPIRED, subject, who, goes.isPresent() ? when : offer.expiresAt());
        }
    }

    private static Optional<IncidentState> findIncident(Draft d, OfferId offer) {
        int end = offer.value().lastIndexOf("-o");
        return end <= 0
                ? Optional.empty()
                : d.tables.incidents.find(new IncidentId(offer.value().substring(0, end)));
    }
}
