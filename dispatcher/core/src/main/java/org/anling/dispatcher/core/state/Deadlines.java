package org.anling.dispatcher.core.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/** All deadlines of a centre in order, one tree for each priority so that P1 fires first. Owned by the thread of the centre. */
public final class Deadlines {

    private final Map<Priority, NavigableSet<Due>> trees = new EnumMap<>(Priority.class);

    Deadlines() {
        for (Priority priority : Priority.values()) {
            trees.put(priority, new TreeSet<>());
        }
    }

    /** Follows one incident from its state before to its state after; either may be missing. */
    void follow(@Nullable IncidentState before, @Nullable IncidentState after) {
        List<Due> gone = before == null ? List.of() : dues(before);
        List<Due> come = after == null ? List.of() : dues(after);
        for (Due due : gone) {
            if (!come.contains(due)) {
                tree(due.priority()).remove(due);
            }
        }
        for (Due due : come) {
            if (!gone.contains(due)) {
                tree(due.priority()).add(due);
            }
        }
    }

    /** Follows one deadline of the centre; either may be missing. */
    void follow(@Nullable CentreDeadline before, @Nullable CentreDeadline after) {
        if (before != null) {
            Due due = new Due.OfCentre(before);
            tree(due.priority()).remove(due);
        }
        if (after != null) {
            Due due = new Due.OfCentre(after);
            tree(due.priority()).add(due);
        }
    }

    /** The earliest of all. */
    public Optional<Instant> findNext() {
        return trees.values().stream()
                .filter(tree -> !tree.isEmpty())
                .map(tree -> tree.first().at())
                .min(Comparator.naturalOrder());
    }

    /** What is due now: of the most urgent priority that has something due, the earliest. */
    public Optional<Due> findDue(Instant now) {
        return trees.values().stream()
                .filter(tree -> !tree.isEmpty() && !tree.first().at().isAfter(now))
                .map(NavigableSet::first)
                .findFirst();
    }

    private NavigableSet<Due> tree(Priority priority) {
        return java.util.Objects.requireNonNull(trees.get(priority));
    }

    /** A handful; most events change none of them. */
    private static List<Due> dues(IncidentState incident) {
        List<Due> dues = new ArrayList<>();
        incident.deadlines()
                .forEach((kind, at) -> dues.add(
                        new Due.OfIncident(at, incident.priority(), incident.number(), incident.id(), kind, null)));
        for (IncidentState.Offer offer : incident.offers()) {
            if (offer.status() == OfferStatus.LIVE) {
                dues.add(new Due.OfIncident(
                        offer.expiresAt(), incident.priority(), incident.number(), incident.id(), null, offer.id()));
            }
        }
        return dues;
    }
}
