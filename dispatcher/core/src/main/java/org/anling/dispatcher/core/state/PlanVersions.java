package org.anling.dispatcher.core.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.anling.contract.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of plans a newer one has taken the place of, and how many incidents that are kept still follow each. A version is
 * kept as long as an incident that is open, or could be reopened, began with it. Owned by the thread of the centre.
 */
final class PlanVersions {
    private final Map<String, Integer> users = new HashMap<>();
    private final TreeSet<String> superseded = new TreeSet<>();

    /** Follows the plan of an incident from before to after; either may be missing. */
    void follow(@Nullable String before, @Nullable String after) {
        if (before != null) {
            users.computeIfPresent(before, (_, times) -> times == 1 ? null : times - 1);
        }
        if (after != null) {
            users.merge(after, 1, Integer::sum);
        }
    }

    /** A version came; the lower ones of the same plan open no incident any more. */
    void put(Plan plan, Collection<Plan> others) {
        for (Plan other : others) {
            if (other.id().equals(plan.id()) && other.version() != plan.version()) {
                superseded.add(other.version() < plan.version() ? other.key() : plan.key());
            }
        }
    }

    /** Versions that nobody follows and nobody will, each named once. */
    List<String> takeUnused() {
        if (superseded.isEmpty()) {
            return List.of();
        }
        List<String> unused =
                superseded.stream().filter(key -> !users.containsKey(key)).toList();
        unused.forEach(superseded::remove);
        return unused;
    }
}
