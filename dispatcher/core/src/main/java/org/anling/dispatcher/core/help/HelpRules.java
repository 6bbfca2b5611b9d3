package org.anling.dispatcher.core.help;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.event.OfferEvent.CandidatesRanked;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.event.OfferEvent.OfferWithdrawn;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Wave;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.dispatcher.core.responder.Busy;
import org.anling.dispatcher.core.responder.Candidate;
import org.anling.dispatcher.core.responder.Quest;
import org.anling.dispatcher.core.responder.Ranking;
import org.anling.dispatcher.core.responder.Search;
import org.jspecify.annotations.Nullable;

/**
 * Keeps as many offers live as are wanted. Never a wave without refill: whenever an offer ends without help, the next best is asked;
 * when nobody is left, the supervisor hears of it and the search goes on.
 */
public final class HelpRules {

    /** So many incidents look for somebody who became free. */
    private static final int MOST_AT_ONCE = 32;

    private HelpRules() {}

    /**
     * Asks as many as the plan wants by now, whatever was wanted before; its first wave begins if none did. Nobody for a mass incident:
     * people decide about that.
     */
    public static void askFully(Draft d, IncidentId id) {
        if (d.get(id).area() != null) {
            return;
        }
        WaveRules.begin(d, id);
        IncidentState incident = d.get(id);
        ask(d, id, WaveRules.wanted(d, incident), WaveRules.begun(d, incident));
    }

    /** Asks the person on shift of the elder's community, else the best one who is at home there, or the best of all if it has none. */
    static void askOne(Draft d, IncidentId id) {
        ask(d, id, 1, WaveRules.begunNearby(d, d.get(id)));
    }

    /** Asks the next best for each offer that is missing. */
    public static void refill(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        if (IncidentView.isOpen(incident)
                && incident.wanted() > IncidentView.live(incident).size()) {
            ask(d, id, incident.wanted(), WaveRules.begun(d, incident));
        }
    }

    /**
     * Asks for the most urgent open incidents that miss offers: somebody became free. One decision must not cost more because
     * thousands wait, so the others are left to their own deadline, by which each searches again.
     */
    public static void refillAll(Draft d) {
        for (IncidentId waiting : d.tables.waiting(MOST_AT_ONCE)) {
            if (d.tables.anybodyIdle()) {
                refill(d, waiting);
            }
        }
    }

    /** Takes back all live offers of an incident. */
    public static void withdrawAll(Draft d, IncidentId id, WithdrawReason reason) {
        for (Offer offer : IncidentView.live(d.get(id))) {
            d.emit(new OfferWithdrawn(id, offer.id(), offer.responder(), reason));
        }
    }

    private static void ask(Draft d, IncidentId id, int wanted, List<Wave> waves) {
        IncidentState incident = d.get(id);
        int missing = wanted - IncidentView.live(incident).size();
        if (missing <= 0 && incident.wanted() == wanted) {
            return;
        }
        Ranking ranking = rank(d, incident, Math.max(0, missing), waves);
        boolean knownToBeShort =
                incident.wanted() == wanted && incident.deadlines().containsKey(DeadlineKind.ASK);
        if (!ranking.best().isEmpty() || !knownToBeShort) {
            d.emit(new CandidatesRanked(id, wanted, ranking.eligible(), ranking.excluded()));
        }
        if (incident.wanted() == 0) {
            d.deadline(id, DeadlineKind.ACCEPT, d.now().plus(d.targets(incident).accept()));
        }
        SortedSet<IncidentId> robbed = new TreeSet<>();
        int rank = 0;
        for (Candidate candidate : ranking.best()) {
            rank++;
            replaceLower(d, candidate.responder(), robbed);
            offer(d, id, candidate, rank, null);
        }
        if (isAlone(d.get(id)) && WaveRules.hasNext(d, d.get(id))) {
            WaveRules.next(d, id);
        }
        waitForAnswers(d, id);
        robbed.forEach(other -> refill(d, other));
    }

    /** Makes one offer. */
    static void offer(
            Draft d, IncidentId id, Candidate candidate, int rank, org.anling.contract.id.@Nullable StaffId byHand) {
        OfferId offer = new OfferId(id + "-o" + d.get(id).nextOffer());
        Instant expiresAt = d.now().plus(d.targets(d.get(id)).offer());
        d.emit(new OfferMade(
                id, offer, candidate.responder(), expiresAt, rank, candidate.score(), candidate.reasons(), byHand));
    }

    /** Takes back the lower live offer of somebody who is now asked for a P1. */
    static void replaceLower(Draft d, ResponderId responder, Set<IncidentId> robbed) {
        Busy.Question question = d.tables.busy(responder).question();
        if (question != null) {
            d.emit(new OfferWithdrawn(question.incident(), question.offer(), responder, WithdrawReason.REPLACED));
            robbed.add(question.incident());
        }
    }

    /** Sets the deadlines that follow from how many were asked, and escalates when nobody was. */
    public static void waitForAnswers(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        searchAgain(d, incident, IncidentView.live(incident).size());
        if (isAlone(incident) && incident.wanted() > 0 && incident.nobodySince() == null) {
            Escalations.toSupervisor(d, id, EscalationReason.NOBODY_TO_ASK);
            StepRules.start(d, id, Step.Start.NOBODY_TO_ASK);
        }
    }

    /** Whether nobody is asked and nobody goes. */
    private static boolean isAlone(IncidentState incident) {
        return IncidentView.live(incident).isEmpty()
                && IncidentView.active(incident).isEmpty();
    }

    private static void searchAgain(Draft d, IncidentState incident, int live) {
        Instant ask = incident.deadlines().get(DeadlineKind.ASK);
        boolean passed = ask == null || !ask.isAfter(d.now());
        if (live < incident.wanted() && incident.place() != null) {
            if (passed) {
                d.deadline(incident.id(), DeadlineKind.ASK, d.now().plus(d.settings.searchAgain()));
            }
        } else if (passed || incident.progress().wave() > 0) {
            d.deadline(incident.id(), DeadlineKind.ASK, null);
        }
    }

    private static Ranking rank(Draft d, IncidentState incident, int k, List<Wave> waves) {
        Position place = incident.place();
        if (place == null) {
            return Ranking.NOBODY;
        }
        Search search = new Search(d.settings.score(), d.context);
        List<Wave> begun = WaveRules.begun(d, incident);
        ElderRef elder = incident.elder();
        if (elder != null && !waves.equals(begun)) {
            Quest wide = quest(d, incident, place, begun);
            Ranking onShift = search.rankOf(d.tables.onShift(elder.community()), wide, d.tables, k);
            if (onShift.eligible() > 0) {
                return onShift;
            }
        }
        Ranking own = search.rank(quest(d, incident, place, waves), d.tables, k);
        return own.eligible() > 0 || waves.equals(begun)
                ? own
                : search.rank(quest(d, incident, place, begun), d.tables, k);
    }

    /** What is sought for an incident: whom these waves want. */
    static Quest quest(Draft d, IncidentState incident, Position place, List<Wave> waves) {
        ElderRef elder = incident.elder();
        return new Quest(
                incident.id(),
                incident.priority(),
                place,
                elder == null ? null : elder.community(),
                elder == null ? null : elder.id(),
                waves,
                LocalTime.ofInstant(d.now(), d.settings.score().zone()),
                asked(d, incident));
    }

    /** Who declined, who let an offer run out just now, and who was asked often enough. */
    private static Set<ResponderId> asked(Draft d, IncidentState incident) {
        Set<ResponderId> asked = new HashSet<>();
        Map<ResponderId, Integer> expired = new HashMap<>();
        Instant again = d.now().minus(d.settings.askAgain());
        for (Offer offer : incident.offers()) {
            if (offer.status() == OfferStatus.DECLINED) {
                asked.add(offer.responder());
            } else if (offer.status() == OfferStatus.EXPIRED) {
                int times = expired.merge(offer.responder(), 1, Integer::sum);
                Instant answeredAt = offer.answeredAt();
                boolean justNow = answeredAt != null && answeredAt.isAfter(again);
                if (justNow || times >= d.settings.askTimes()) {
                    asked.add(offer.responder());
                }
            }
        }
        return Collections.unmodifiableSet(asked);
    }
}
