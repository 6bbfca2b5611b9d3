package org.anling.registry.paper;

import java.util.List;
import org.anling.registry.shift.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list. Health facts are not on it: paper gets lost.
 *
 * @param home compound, building, unit and room in the order of doors
 * @param keys responders who hold a key
 */
record ListedElder(
        String id,
        String name,
        int birthYear,
        String phone,
        String home,
        @Nullable Integer floor,
        @Nullable String doorNote,
        boolean highRisk,
        List<ListedContact> contacts,
        List<ListedPerson> keys) {

    ListedElder {
        contacts = List.copyOf(contacts);
        keys = List.copyOf(keys);
    }

    /** Whom to call about the elder, in order. */
    record ListedContact(
            String name,
            String relation,
            String phone,
            boolean holdsKey,
            @Nullable String hours) {}

    /**
     * Somebody on shift in the next hours.
     *
     * @param role on the shift
     * @param place beginning of the codes of the communities for which it is
     */
    record ListedShift(String name, String role, @Nullable String phone, String place, TimeSpan span) {}

    /** Somebody of the staff or a responder; the kind is a role or a kind of responder. */
    record ListedPerson(String name, String kind, @Nullable String phone) {}
}
