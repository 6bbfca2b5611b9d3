package org.anling.dispatcher.core.state;

import java.util.Comparator;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Priority;
import org.anling.contract.state.IncidentState;

/** The place of an open incident that misses offers among all that do: the most urgent first, then the oldest. */
record Waiting(Priority priority, long number) implements Comparable<Waiting> {

    private static final Comparator<Waiting> ORDER =
            Comparator.comparing(Waiting::priority).thenComparingLong(Waiting::number);

    static boolean is(IncidentState incident) {
        return IncidentView.isOpen(incident)
                && (incident.nobodySince() != null || incident.deadlines().containsKey(DeadlineKind.ASK));
    }

    static Waiting of(IncidentState incident) {
        return new Waiting(incident.priority(), incident.number());
    }

    @Override
    public int compareTo(Waiting other) {
        return ORDER.compare(this, other);
    }
}
