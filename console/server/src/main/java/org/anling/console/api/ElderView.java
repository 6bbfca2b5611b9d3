package org.anling.console.api;

import java.util.List;
import org.anling.contract.directory.ElderCard;
import org.jspecify.annotations.Nullable;

/**
 * An elder as the asking person may see him. Missing parts were not cached, or are not for this person.
 *
 * @param community 12-digit code
 * @param facts codes of the critical facts that stand under the header
 */
public record ElderView(
        String id,
        @Nullable String name,
        @Nullable Integer age,
        ElderCard.@Nullable Sex sex,
        String community,
        @Nullable String communityName,
        @Nullable String phone,
        @Nullable AddressView address,
        List<String> allergies,
        List<String> facts) {

    /**
     * The registered address.
     *
     * @param line all of it in one line, as a person would say it
     * @param doorNote how to get in
     */
    public record AddressView(
            String line,
            String communityName,
            String compound,
            String building,
            String unit,
            @Nullable Integer floor,
            String room,
            @Nullable String doorNote) {}

    /** The first-aid card, cut to what the asking person may see. */
    public record FirstAidView(
            List<String> allergies, List<String> facts, List<String> diagnoses, List<String> medication) {}

    /** Somebody to call about the elder. */
    public record ContactView(
            String name,
            String relation,
            String phone,
            boolean holdsKey,
            @Nullable String hours) {}

    /** What an operator sees of the card when the incident is open on the screen; each look is in the audit. */
    public record CardView(
            FirstAidView firstAid,
            List<ContactView> contacts,
            @Nullable String doorNote,
            String category) {}
}
