package org.anling.dispatcher.core.responder;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.event.OfferEvent.Score;
import org.anling.contract.incident.Exclusion;
import org.anling.contract.state.ResponderState;

/**
 * Finds the k best in one pass with a bounded heap: positions change with every decision, so an index would have to be built anew
 * each time and cost more than it saves.
 */
public final class Search {

    private final ScoreSettings settings;
    private final Context context;

    /** Searches with these numbers, at this time. */
    public Search(ScoreSettings settings, Context context) {
        this.settings = settings;
        this.context = context;
    }

    /** The best for a quest, at most {@code k}. */
    public Ranking rank(Quest quest, Roster roster, int k) {
        Scorer scorer = new Scorer(settings, context);
        PriorityQueue<Candidate> best = new PriorityQueue<>(Math.max(1, k + 1), Collections.reverseOrder());
        SortedMap<Exclusion, Integer> excluded = new TreeMap<>();
        int eligible = 0;
        for (ResponderState responder : roster.responders()) {
            Optional<Exclusion> exclusion = Eligibility.findExclusion(
                    quest, responder, roster.busy(responder.profile().id()));
            Optional<Score> score = exclusion.isPresent() ? Optional.empty() : findScore(scorer, responder, quest);
            if (score.isEmpty()) {
                excluded.merge(exclusion.orElse(Exclusion.OUT_OF_SCOPE), 1, Integer::sum);
                continue;
            }
            eligible++;
            best.add(new Candidate(responder.profile().id(), score.get()));
            if (best.size() > k) {
                best.poll();
            }
        }
        List<Candidate> sorted = best.stream().sorted().toList();
        return new Ranking(sorted, eligible, excluded);
    }

    private Optional<Score> findScore(Scorer scorer, ResponderState responder, Quest quest) {
        return scorer.findScore(responder, quest.place())
                .filter(score -> score.distanceMetres() <= settings.radiusMetres());
    }
}
