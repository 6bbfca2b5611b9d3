package org.anling.dispatcher.core.state;

import java.time.Instant;
import java.util.Comparator;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Priority;
import org.anling.contract.state.CentreDeadline;
import org.jspecify.annotations.Nullable;

/** Something that falls due at a moment. */
public sealed interface Due extends Comparable<Due> {

    /** The order of one priority: the earliest, then the oldest incident, then by what it waits for. */
    Comparator<Due> ORDER =
            Comparator.comparing(Due::at).thenComparingLong(Due::number).thenComparing(Due::name);

    Instant at();

    Priority priority();

    /** Number of the incident, so that older ones come first; 0 for the centre. */
    long number();

    /** What it waits for, unique among those of one number. */
    String name();

    @Override
    public default int compareTo(Due other) {
        return ORDER.compare(this, other);
    }

    /**
     * A deadline of an incident or of one of its live offers.
     *
     * @param kind what the incident waits for, or null if it is an offer that runs out
     * @param offer the offer that runs out, or null
     */
    record OfIncident(
            Instant at,
            Priority priority,
            long number,
            IncidentId incident,
            @Nullable DeadlineKind kind,
            @Nullable OfferId offer)
            implements Due {

        @Override
        public String name() {
            return incident + " " + kind + " " + offer;
        }
    }

    /** The centre looks at something again. */
    record OfCentre(CentreDeadline deadline) implements Due {

        @Override
        public Instant at() {
            return deadline.due();
        }

        @Override
        public Priority priority() {
            return Priority.P2;
        }

        @Override
        public long number() {
            return 0;
        }

        @Override
        public String name() {
            return deadline.kind() + " " + deadline.subject();
        }
    }
}
