package org.anling.console.api.elder;

import java.util.List;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.ElderCard;
import org.jspecify.annotations.Nullable;

/**
 * What people maintain of an elder, field by field as the form has them. The server fills all that is known; a form that lacks a field
 * means that it is empty.
 *
 * @param pinyin how the name is read; empty: made from the name
 * @param community 12-digit code
 * @param latitude of the home, WGS-84
 * @param category A to D, or empty
 * @param facts codes of critical facts
 * @param plan id of the response plan; empty: as the centre's plans say
 * @param contacts in the order in which they are called; key holders are contacts with a key
 * @param doctor id of the family doctor among the responders
 * @param carer id of the carer among the responders
 */
public record ElderFields(
        @Nullable String name,
        @Nullable String pinyin,
        @Nullable Integer birthYear,
        ElderCard.@Nullable Sex sex,
        @Nullable String phone,
        @Nullable String community,
        @Nullable String compound,
        @Nullable String building,
        @Nullable String unit,
        @Nullable Integer floor,
        @Nullable String room,
        @Nullable String doorNote,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String category,
        @Nullable List<String> allergies,
        @Nullable List<String> facts,
        @Nullable List<String> diagnoses,
        @Nullable List<String> medication,
        ElderRef.@Nullable Risk risk,
        @Nullable String plan,
        @Nullable List<ContactFields> contacts,
        @Nullable String doctor,
        @Nullable String carer) {

    /** Somebody to call about the elder. */
    public record ContactFields(
            @Nullable String name,
            @Nullable String relation,
            @Nullable String phone,
            @Nullable Boolean holdsKey,
            @Nullable String hours,
            @Nullable Boolean informed) {}
}
