package org.anling.dispatcher.core.responder;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.anling.contract.event.OfferEvent.Score;
import org.anling.contract.id.ResponderId;

/** Somebody who could be asked, with the score that ranks him: lowest sum first, ties by id. */
public record Candidate(ResponderId responder, Score score) implements Comparable<Candidate> {

    private static final Comparator<Candidate> ORDER = Comparator.comparingDouble(
                    (Candidate c) -> c.score().totalSeconds())
            .thenComparing(Candidate::responder);

    @Override
    public int compareTo(Candidate other) {
        return ORDER.compare(this, other);
    }

    /** Names of the three largest terms of the score, largest first: the reason that people are shown. */
    public List<String> reasons() {
        return List.of(
                        Map.entry("travel", score.travelSeconds()),
                        Map.entry("ready", score.readySeconds()),
                        Map.entry("accept", score.acceptSeconds()),
                        Map.entry("coverage", score.coverageSeconds()),
                        Map.entry("fatigue", score.fatigueSeconds()))
                .stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(3)
                .map(Map.Entry::getKey)
                .toList();
    }
}
