package org.anling.dispatcher.core.incident;

import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Selector;
import org.jspecify.annotations.Nullable;

/** Which of several plans is for a case: the elder's own, else by what the plans say of themselves. */
public final class PlanChoice {

    private static final Comparator<Plan> ORDER = Comparator.comparingInt(
                    (Plan plan) -> plan.selector().precedence())
            .reversed()
            .thenComparing(Plan::id);

    /**
     * What a plan is chosen by.
     *
     * @param elder null if nobody knows whom it is about
     * @param time of day in the time zone of the centre
     */
    public record Case(AlertType kind, @Nullable ElderRef elder, LocalTime time) {}

    private PlanChoice() {}

    /** The plan that is meant for this elder and nobody else. */
    public static Optional<Plan> findOwn(Collection<Plan> plans, @Nullable ElderRef elder) {
        return elder == null
                ? Optional.empty()
                : plans.stream().filter(plan -> plan.id().equals(elder.plan())).findFirst();
    }

    /** The plan for such a case: of all that are, the one with the highest precedence, ties by id. Synthetic ones are never chosen. */
    public static Optional<Plan> find(Collection<Plan> plans, Case of) {
        return plans.stream()
                .filter(plan -> !plan.synthetic() && isFor(plan.selector(), of))
                .min(ORDER);
    }

    private static boolean isFor(Selector selector, Case of) {
        ElderRef elder = of.elder();
        return (selector.events().isEmpty() || selector.events().contains(of.kind()))
                && holds(selector.categories(), elder == null ? null : elder.category())
                && (selector.risk() == null || (elder != null && elder.risk() == selector.risk()))
                && (selector.hours() == null || selector.hours().holds(of.time()));
    }

    private static boolean holds(Set<String> wanted, @Nullable String category) {
        return wanted.isEmpty() || (category != null && wanted.contains(category));
    }
}
