package org.anling.contract.entry;

import java.time.Instant;
import org.anling.contract.id.CentreId;
import org.jspecify.annotations.Nullable;

/**
 * The part of an event that never changes its form.
 *
 * @param kind names the body, see {@link Kinds}
 * @param device the device that the cause came from, or null
 * @param person id of the staff member or responder that the cause came from, or null
 * @param receivedAt when the cause was received; for a deadline the instant it fell due
 * @param cause id of the input that led to it, or null if time did
 * @param at centre time of the decision, never earlier than the event before
 * @param previous hash of the entry before (hexadecimal SHA-256), empty for the first
 */
public record EventEnvelope(
        EventId id,
        CentreId centre,
        String kind,
        @Nullable String device,
        @Nullable String person,
        Instant receivedAt,
        @Nullable String cause,
        Instant at,
        String previous) {}
