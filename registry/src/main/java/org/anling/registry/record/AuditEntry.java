package org.anling.registry.record;

import java.time.Instant;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did something that must be known for years, or looked at something that not everybody may see.
 *
 * @param person id of the member of the staff or the responder; for a refused sign-in the name that was given
 * @param elder whom it was about, or null
 * @param what for example {@code card}, {@code first-aid}, {@code door-note}, {@code timeline}, {@code reports}
 * @param incident the incident that gave the right to look, or null
 * @param reason given by the person where one is asked for, or null
 * @param subject what it was about if that is no elder, for example a file or a device; or null
 */
public record AuditEntry(
        Instant at,
        String person,
        Role role,
        @Nullable ElderId elder,
        String what,
        @Nullable IncidentId incident,
        @Nullable String reason,
        AuditKind kind,
        @Nullable String subject) {

    /** A look at an elder's data. */
    public AuditEntry(
            Instant at,
            String person,
            Role role,
            ElderId elder,
            String what,
            @Nullable IncidentId incident,
            @Nullable String reason) {
        this(at, person, role, elder, what, incident, reason, AuditKind.LOOK, null);
    }

    /** Something that is about no elder. */
    public static AuditEntry of(
            AuditKind kind, Instant at, String person, Role role, String what, @Nullable String subject) {
        return new AuditEntry(at, person, role, null, what, null, null, kind, subject);
    }

    /** The same with what the person said why. */
    public AuditEntry because(String said) {
        return new AuditEntry(at, person, role, elder, what, incident, said, kind, subject);
    }
}
