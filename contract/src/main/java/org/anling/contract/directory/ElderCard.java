package org.anling.contract.directory;

import java.util.List;
import org.anling.contract.alert.Position;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.jspecify.annotations.Nullable;

/**
 * What people need to know of an elder in an emergency. Lies at {@code {centre}:card:{elder}:{version}} in Redis while an incident
 * is open, so that it can be read with the database down. Never in a log.
 *
 * @param phone in the form that is dialled
 * @param category subsidy category A to D, or empty
 * @param deviceIds devices that protect the elder
 */
public record ElderCard(
        ElderId id,
        long version,
        String name,
        String pinyin,
        int birthYear,
        Sex sex,
        String phone,
        Address address,
        Position home,
        String category,
        FirstAid firstAid,
        List<Contact> contacts,
        List<DeviceId> deviceIds) {

    public ElderCard {
        contacts = List.copyOf(contacts);
        deviceIds = List.copyOf(deviceIds);
    }

    /** Sex in the registry. */
    public enum Sex {
        FEMALE,
        MALE,
        OTHER
    }

    /**
     * The registered address: a fact of the record, no geocoder ever rewrites it.
     *
     * @param community 12-digit statistical code
     * @param doorNote how to get in; may hold a code, so shown only after acceptance to responders
     */
    public record Address(
            String community,
            String communityName,
            String compound,
            String building,
            String unit,
            @Nullable Integer floor,
            String room,
            @Nullable String doorNote) {}

    /**
     * First-aid card 急救卡.
     *
     * @param allergies free words, may be empty
     * @param facts codes of critical facts: {@code anticoagulant, oxygen, deaf, dialect, dog, gas, pacemaker, diabetes}
     * @param diagnoses shown to doctors and nurses only
     * @param medication shown to doctors, nurses and carers
     */
    public record FirstAid(
            List<String> allergies, List<String> facts, List<String> diagnoses, List<String> medication) {
        public FirstAid {
            allergies = List.copyOf(allergies);
            facts = List.copyOf(facts);
            diagnoses = List.copyOf(diagnoses);
            medication = List.copyOf(medication);
        }
    }

    /**
     * A contact of the elder.
     *
     * @param relation for example {@code daughter}, {@code neighbour}
     * @param holdsKey whether the contact has a key to the home
     * @param hours when to call, free words
     * @param informed whether the elder consented that this contact is told at opening, arrival and closing
     */
    public record Contact(
            String name,
            String relation,
            String phone,
            boolean holdsKey,
            @Nullable String hours,
            boolean informed) {

        /** A contact who is not told by the software. */
        public Contact(String name, String relation, String phone, boolean holdsKey, @Nullable String hours) {
            this(name, relation, phone, holdsKey, hours, false);
        }
    }
}
