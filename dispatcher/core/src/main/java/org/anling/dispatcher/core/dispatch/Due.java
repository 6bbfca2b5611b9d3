package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import java.util.Comparator;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A deadline of an incident or of one of its live offers.
 *
 * @param number of the incident, so that older ones come first
 * @param kind what the incident waits for, or null if it is an offer that runs out
 * @param offer the offer that runs out, or null
 */
public record Due(
        Instant at,
        Priority priority,
        long number,
        IncidentId incident,
        @Nullable DeadlineKind kind,
        @Nullable OfferId offer)
        implements Comparable<Due> {

    private static final Comparator<Due> ORDER = Comparator.comparing(Due::at)
            .thenComparingLong(Due::number)
            .thenComparing(Due::kind, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Due::offer, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Due other) {
        return ORDER.compare(this, other);
    }
}
