package org.anling.dispatcher.core.responder;

import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.incident.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What a responder is bound by at the moment.
 *
 * @param question the live offer, or null
 * @param job priority of the most urgent assignment, or null if there is none
 */
public record Busy(@Nullable Question question, @Nullable Priority job) {

    /** Bound by nothing. */
    public static final Busy FREE = new Busy(null, null);

    /** A live offer and the incident it is for. */
    public record Question(IncidentId incident, OfferId offer, Priority priority) {}
}
