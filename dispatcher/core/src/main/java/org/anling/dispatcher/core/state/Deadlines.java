package org.anling.dispatcher.core.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
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
        if (before != null) {
            tree(before.priority()).removeAll(dues(before));
        }
        if (after != null) {
            tree(after.priority()).addAll(dues(after));
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

    private static Set<Due> dues(IncidentState incident) {
        Set<Due> dues = new TreeSet<>();
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
