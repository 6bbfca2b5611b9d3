package org.anling.contract.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef.Risk;
import org.anling.contract.people.Hours;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a plan is for. All that is named must hold; of several plans the one with the highest precedence is taken, ties by id.
 *
 * @param events kinds of alert; empty means any
 * @param categories subsidy categories of elders, A to D; empty means any
 * @param risk of the elder, or null for any
 * @param hours of the day in the time zone of the centre, or null for any
 * @param precedence higher wins
 */
public record Selector(
        Set<AlertType> events,
        SortedSet<String> categories,
        @Nullable Risk risk,
        @Nullable Hours hours,
        int precedence) {

    public Selector {
        events = events.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(events));
        categories = Collections.unmodifiableSortedSet(new TreeSet<>((Set<String>) categories));
    }
}
