package org.anling.dispatcher.core.responder;

import java.util.Optional;
import org.anling.contract.incident.Exclusion;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.state.ResponderState;
import org.jspecify.annotations.Nullable;

/** The hard filters: whoever they name is not asked, however near. The first reason that holds is the one that is counted. */
public final class Eligibility {

    private Eligibility() {}

    /** Why this responder may not be asked now; empty if he may. Distance is the scorer's to judge. */
    public static Optional<Exclusion> findExclusion(Quest quest, ResponderState responder, Busy busy) {
        if (responder.availability() != Availability.AVAILABLE) {
            return Optional.of(Exclusion.UNAVAILABLE);
        }
        if (quest.asked().contains(responder.profile().id())) {
            return Optional.of(Exclusion.ASKED_ALREADY);
        }
        if (!inScope(quest, responder.profile())) {
            return Optional.of(Exclusion.OUT_OF_SCOPE);
        }
        if (quest.skill() != null && !responder.profile().skills().contains(quest.skill())) {
            return Optional.of(Exclusion.LACKS_SKILL);
        }
        return findBond(quest, busy);
    }

    /** Why what binds the responder keeps him from this quest; empty if it does not. */
    public static Optional<Exclusion> findBond(Quest quest, Busy busy) {
        if (engaged(quest.priority(), busy.job())) {
            return Optional.of(Exclusion.ENGAGED);
        }
        Busy.Question question = busy.question();
        return question == null || replaces(quest, question) ? Optional.empty() : Optional.of(Exclusion.OFFER_LIVE);
    }

    private static boolean engaged(Priority wanted, @Nullable Priority job) {
        return job != null && job.compareTo(wanted) <= 0;
    }

    private static boolean replaces(Quest quest, Busy.Question question) {
        return quest.priority() == Priority.P1
                && question.priority() != Priority.P1
                && !question.incident().equals(quest.incident());
    }

    private static boolean inScope(Quest quest, ResponderProfile profile) {
        String community = quest.community() == null ? "" : quest.community();
        return community.startsWith(profile.scope()) && profile.community().startsWith(quest.only());
    }
}
