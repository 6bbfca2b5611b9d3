package org.anling.contract.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anling.contract.people.ResponderKind;
import org.jspecify.annotations.Nullable;

/**
 * One wave: who may be asked from a certain moment on. Waves add up: when the second begins, those of the first are still asked.
 *
 * @param after from the beginning of the asking
 * @param offers how many live offers are wanted from now on
 * @param kinds who is asked; empty means everybody
 * @param skills all of which are needed
 * @param radiusMetres nobody farther along the estimated way, or null
 * @param within nobody who needs longer for the way, or null
 * @param scopeDigits how many leading digits of the community's code must be the elder's: 12 the community, 9 the street, 0 anywhere
 * @param keyOnly whether only holders of the elder's key are asked
 */
public record Wave(
        Duration after,
        int offers,
        Set<ResponderKind> kinds,
        List<String> skills,
        @Nullable Integer radiusMetres,
        @Nullable Duration within,
        int scopeDigits,
        boolean keyOnly) {

    public Wave {
        kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        skills = List.copyOf(skills);
    }

    /** A wave that asks so many of everybody at once. */
    public static Wave ofAll(int offers) {
        return new Wave(Duration.ZERO, offers, Set.of(), List.of(), null, null, 0, false);
    }
}
