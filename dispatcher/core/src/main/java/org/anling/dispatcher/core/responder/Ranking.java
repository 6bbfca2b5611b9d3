package org.anling.dispatcher.core.responder;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.incident.Exclusion;

/**
 * What a search found.
 *
 * @param best the best first, at most as many as were sought
 * @param eligible how many of those who were looked at could be asked
 * @param excluded how many of them were left out, by reason
 */
public record Ranking(List<Candidate> best, int eligible, SortedMap<Exclusion, Integer> excluded) {

    /** Found nobody, because nobody knows where to send help. */
    public static final Ranking NOBODY = new Ranking(List.of(), 0, Collections.emptySortedMap());

    public Ranking {
        best = List.copyOf(best);
        excluded = Collections.unmodifiableSortedMap(new TreeMap<>((Map<Exclusion, Integer>) excluded));
    }
}
