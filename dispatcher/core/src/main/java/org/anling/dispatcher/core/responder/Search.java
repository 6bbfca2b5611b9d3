package org.anling.dispatcher.core.responder;

import java.util.Optional;
import java.util.stream.Stream;
import org.anling.contract.id.ResponderId;

/**
 * Finds the k best. A small centre is looked at as a whole. In a large one the search goes outwards from the place in rings, and ends
 * where nobody farther away could score less, were he the fastest, always accepting and never tired; who that leaves out is neither
 * eligible nor excluded but was not looked at.
 */
public final class Search {

    /** A centre of so many is looked at as a whole: it takes no longer, and says of everybody why he was not asked. */
    private static final int SMALL = 256;

    private static final int WHOLE_CODE = 12;

    private final ScoreSettings settings;
    private final Scorer scorer;

    /** Searches with these numbers, at this time. */
    public Search(ScoreSettings settings, Context context) {
        this.settings = settings;
        this.scorer = new Scorer(settings, context);
    }

    /** The best for a quest, at most {@code k}. */
    public Ranking rank(Quest quest, Roster roster, int k) {
        return roster.bases().size() <= SMALL ? rankAll(quest, roster, k) : rankNear(quest, roster, k);
    }

    private Ranking rankAll(Quest quest, Roster roster, int k) {
        Inquiry inquiry = new Inquiry(settings, scorer, quest, roster, k);
        roster.responders().forEach(inquiry::look);
        return inquiry.ranking();
    }

    /** The best of these few. */
    public Ranking rankOf(Stream<ResponderId> few, Quest quest, Roster roster, int k) {
        Inquiry inquiry = new Inquiry(settings, scorer, quest, roster, k);
        few.map(roster::find).flatMap(Optional::stream).forEach(inquiry::look);
        return inquiry.ranking();
    }

    /** As {@link #rank} in a large centre. */
    Ranking rankNear(Quest quest, Roster roster, int k) {
        Inquiry inquiry = new Inquiry(settings, scorer, quest, roster, k);
        if (quest.only().length() == WHOLE_CODE) {
            for (ResponderId member : roster.bases().of(quest.only())) {
                roster.find(member).ifPresent(inquiry::look);
            }
        } else {
            scorer.starts().walk(roster, quest.place(), inquiry);
        }
        return inquiry.ranking();
    }
}
