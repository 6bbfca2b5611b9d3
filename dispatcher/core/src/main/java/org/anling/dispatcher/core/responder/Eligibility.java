package org.anling.dispatcher.core.responder;

import java.time.Duration;
import java.util.Optional;
import org.anling.contract.incident.Exclusion;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Hours;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.plan.Wave;
import org.anling.contract.state.ResponderState;
import org.jspecify.annotations.Nullable;

/** The hard filters: whoever they name is not asked, however near. The first reason that holds is the one that is counted. */
public final class Eligibility {

    private Eligibility() {}

    /** Why this responder may not be asked now; empty if he may. Distance is for {@link #reaches} to judge. */
    public static Optional<Exclusion> findExclusion(Quest quest, ResponderState responder, Busy busy) {
        return findUnfit(quest, responder).or(() -> findBond(quest, busy));
    }

    /** The same, whatever binds him: that is looked up only of those who pass. */
    static Optional<Exclusion> findUnfit(Quest quest, ResponderState responder) {
        ResponderProfile profile = responder.profile();
        if (responder.availability() != Availability.AVAILABLE) {
            return Optional.of(Exclusion.UNAVAILABLE);
        }
        if (quest.asked().contains(profile.id())) {
            return Optional.of(Exclusion.ASKED_ALREADY);
        }
        if (!community(quest).startsWith(profile.scope())) {
            return Optional.of(Exclusion.OUT_OF_SCOPE);
        }
        if (!isInHours(quest, profile)) {
            return Optional.of(Exclusion.OUT_OF_HOURS);
        }
        return Optional.ofNullable(unwanted(quest, profile));
    }

    /** Whether a wave that wants this responder wants him over this way too: so many metres, so many seconds. */
    public static boolean reaches(Quest quest, ResponderState responder, double metres, double seconds) {
        for (Wave wave : quest.waves()) {
            if (unwanted(wave, quest, responder.profile()) == null && isNear(wave, metres, seconds)) {
                return true;
            }
        }
        return false;
    }

    /** Why what binds the responder keeps him from this quest; empty if it does not. */
    public static Optional<Exclusion> findBond(Quest quest, Busy busy) {
        if (engaged(quest.priority(), busy.job())) {
            return Optional.of(Exclusion.ENGAGED);
        }
        Busy.Question question = busy.question();
        return question == null || replaces(quest, question) ? Optional.empty() : Optional.of(Exclusion.OFFER_LIVE);
    }

    /** Why no wave wants this responder, in the words of the latest; null if one does. */
    private static @Nullable Exclusion unwanted(Quest quest, ResponderProfile profile) {
        Exclusion reason = null;
        for (Wave wave : quest.waves()) {
            reason = unwanted(wave, quest, profile);
            if (reason == null) {
                return null;
            }
        }
        return reason;
    }

    private static @Nullable Exclusion unwanted(Wave wave, Quest quest, ResponderProfile profile) {
        if (!wave.kinds().isEmpty() && !wave.kinds().contains(profile.kind())) {
            return Exclusion.OTHER_KIND;
        }
        if (!profile.skills().containsAll(wave.skills())) {
            return Exclusion.LACKS_SKILL;
        }
        if (!sharesScope(wave.scopeDigits(), community(quest), profile.community())) {
            return Exclusion.OUT_OF_SCOPE;
        }
        boolean holdsKey =
                quest.elder() != null && profile.keysOf().contains(quest.elder().value());
        return wave.keyOnly() && !holdsKey ? Exclusion.LACKS_KEY : null;
    }

    /** Of an elder whose community nobody knows, everybody is as near as any other. */
    private static boolean sharesScope(int digits, String elder, String responder) {
        return elder.isEmpty() || responder.startsWith(elder.substring(0, Math.min(digits, elder.length())));
    }

    private static boolean isNear(Wave wave, double metres, double seconds) {
        Integer radius = wave.radiusMetres();
        Duration within = wave.within();
        return (radius == null || metres <= radius) && (within == null || seconds <= within.toMillis() / 1000.0);
    }

    private static String community(Quest quest) {
        return quest.community() == null ? "" : quest.community();
    }

    /** Whether it is a time at which this one agreed to be asked, some of them at any hour in an emergency. */
    public static boolean isInHours(Quest quest, ResponderProfile profile) {
        Hours hours = profile.hours();
        return hours == null
                || hours.holds(quest.time())
                || (profile.anyHourForEmergency() && quest.priority() == Priority.P1);
    }

    private static boolean engaged(Priority wanted, @Nullable Priority job) {
        return job != null && job.compareTo(wanted) <= 0;
    }

    private static boolean replaces(Quest quest, Busy.Question question) {
        return quest.priority() == Priority.P1
                && question.priority() != Priority.P1
                && !question.incident().equals(quest.incident());
    }
}
