package org.anling.contract.people;

import java.util.List;
import org.anling.contract.id.ResponderId;
import org.jspecify.annotations.Nullable;

/**
 * What the core must know of a responder. No name, no number: those stay in the registry.
 *
 * @param community 12-digit code of the home community
 * @param scope code prefix within which the responder may be sent; empty means everywhere in the centre
 * @param skills sorted, for example {@code first-aid}, {@code aed}, {@code lift}
 * @param keysOf ids of elders whose key the responder holds
 * @param version of the record in the registry
 * @param hours when the responder agreed to be asked, or null for whenever available
 * @param anyHourForEmergency whether a P1 may ask outside those hours
 */
public record ResponderProfile(
        ResponderId id,
        ResponderKind kind,
        TravelMode travel,
        Availability availability,
        String community,
        String scope,
        List<String> skills,
        List<String> keysOf,
        long version,
        @Nullable Hours hours,
        boolean anyHourForEmergency) {

    public ResponderProfile {
        skills = List.copyOf(skills);
        keysOf = List.copyOf(keysOf);
    }

    /** A responder without agreed hours: asked whenever available. */
    public ResponderProfile(
            ResponderId id,
            ResponderKind kind,
            TravelMode travel,
            Availability availability,
            String community,
            String scope,
            List<String> skills,
            List<String> keysOf,
            long version) {
        this(id, kind, travel, availability, community, scope, skills, keysOf, version, null, false);
    }
}
