package org.anling.registry.shift;

import java.time.Instant;
import org.anling.contract.people.ShiftRole;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is on shift.
 *
 * @param version rises with each change; 0 for one that is not stored yet
 * @param person id of a member of the staff where the role is one of the desk, else of a responder
 * @param place beginning of the codes of the communities for which it is: 6, 9 or 12 digits, empty for the whole centre
 * @param pattern what was laid out together has the same; null for a single one
 */
public record Shift(
        String id,
        long version,
        String person,
        ShiftRole role,
        String place,
        TimeSpan span,
        @Nullable String pattern) {

    public Instant begins() {
        return span.begins();
    }

    public Instant ends() {
        return span.ends();
    }

    /** Whether it is for a community. */
    public boolean covers(String community) {
        return community.startsWith(place);
    }

    /** Whether somebody who answers for the communities that begin so may know of it. */
    public boolean isSeenBy(String scope) {
        return place.startsWith(scope) || scope.startsWith(place);
    }

    /** The same by somebody else. */
    public Shift by(String other) {
        return new Shift(id, version, other, role, place, span, pattern);
    }

    /** The same duty at another time, not stored yet and of no pattern. */
    public Shift again(TimeSpan at) {
        return new Shift("", 0, person, role, place, at, null);
    }
}
