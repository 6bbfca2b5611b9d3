package org.anling.registry.record;

import java.time.Instant;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked at something of an elder that not everybody may see.
 *
 * @param person id of the member of the staff or the responder
 * @param what for example {@code card}, {@code first-aid}, {@code door-note}, {@code timeline}
 * @param incident the incident that gave the right to look, or null
 * @param reason given by the person where one is asked for, or null
 */
public record AuditEntry(
        Instant at,
        String person,
        Role role,
        ElderId elder,
        String what,
        @Nullable IncidentId incident,
        @Nullable String reason) {}
