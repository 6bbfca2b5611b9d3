package org.anling.dispatcher.core.responder;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.anling.contract.event.OfferEvent.Score;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.Exclusion;
import org.anling.contract.people.TravelMode;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.geo.TravelTime.Way;
import org.anling.dispatcher.core.responder.Starts.Start;

/** One search while it goes on: the best so far, and what became of everybody who was looked at. */
final class Inquiry implements Starts.Visitor {

    private final ScoreSettings settings;
    private final Scorer scorer;
    private final Quest quest;
    private final Roster roster;
    private final int k;
    private final double weight;
    private final PriorityQueue<Candidate> best;
    private final Map<Exclusion, Integer> excluded = new EnumMap<>(Exclusion.class);
    private int eligible;
    /** The score that the next one must not exceed; everybody fits in while there are fewer than were sought. */
    private double limit;

    Inquiry(ScoreSettings settings, Scorer scorer, Quest quest, Roster roster, int k) {
        this.settings = settings;
        this.scorer = scorer;
        this.quest = quest;
        this.roster = roster;
        this.k = k;
        this.weight = settings.coverage().weight(quest.priority());
        this.best = new PriorityQueue<>(k + 1, Collections.reverseOrder());
        this.limit = k == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** Looks at somebody, wherever he is. */
    void look(ResponderState responder) {
        Optional<Start> start = scorer.starts().find(responder);
        Optional<Exclusion> exclusion = findExclusion(responder);
        if (exclusion.isPresent() || start.isEmpty()) {
            leaveOut(exclusion.orElse(Exclusion.OUT_OF_SCOPE));
        } else {
            judge(responder, start.get());
        }
    }

    @Override
    public double reachMetres(TravelMode mode) {
        double seconds = scorer.mostWaySeconds(limit);
        return Math.min(settings.radiusMetres(), settings.travel().reachMetres(seconds, mode));
    }

    @Override
    public void meet(ResponderState responder, Start start) {
        Optional<Exclusion> exclusion = findExclusion(responder);
        if (exclusion.isPresent()) {
            leaveOut(exclusion.get());
        } else {
            judge(responder, start);
        }
    }

    Ranking ranking() {
        return new Ranking(best.stream().sorted().toList(), eligible, new TreeMap<>(excluded));
    }

    private void judge(ResponderState responder, Start start) {
        Way way = scorer.way(responder, start, quest.place());
        boolean near = way.metres() <= settings.radiusMetres()
                && Eligibility.reaches(quest, responder, way.metres(), way.seconds());
        if (!near) {
            leaveOut(Exclusion.OUT_OF_SCOPE);
            return;
        }
        eligible++;
        Score score = scorer.score(responder, way, start.stale());
        if (weight > 0 && score.totalSeconds() <= limit) {
            score = withCoverage(score, responder.profile().id(), start);
        }
        if (score.totalSeconds() <= limit) {
            keep(new Candidate(responder.profile().id(), score));
        }
    }

    private void keep(Candidate candidate) {
        best.add(candidate);
        if (best.size() > k) {
            best.poll();
        }
        if (best.size() == k) {
            limit = best.element().score().totalSeconds();
        }
    }

    private Score withCoverage(Score score, ResponderId id, Start start) {
        Cover cover = new Cover(settings, scorer, roster);
        return new Score(
                score.travelSeconds(),
                score.readySeconds(),
                score.acceptSeconds(),
                weight * cover.secondsLost(id, start.place()),
                score.fatigueSeconds(),
                score.distanceMetres(),
                score.stale());
    }

    private Optional<Exclusion> findExclusion(ResponderState responder) {
        Optional<Exclusion> unfit = Eligibility.findUnfit(quest, responder);
        return unfit.isPresent()
                ? unfit
                : Eligibility.findBond(quest, roster.busy(responder.profile().id()));
    }

    private void leaveOut(Exclusion exclusion) {
        excluded.merge(exclusion, 1, Integer::sum);
    }
}
