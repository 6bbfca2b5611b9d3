package org.anling.dispatcher.core.incident;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.anling.contract.alert.VitalLimits;
import org.anling.contract.incident.Priority;
import org.anling.contract.plan.Plan;
import org.anling.dispatcher.core.responder.ScoreSettings;

/**
 * Every number of the dispatcher that no plan says; the defaults are the field's figures.
 *
 * @param plans what opens incidents for which no activated plan is
 * @param offers how many live offers each priority wants where the plan leaves it open
 * @param searchAgain how long after finding nobody it searches again
 * @param askAgain how long after an offer ran out the same responder may be asked again
 * @param askTimes how often one responder is asked for one incident by the rules
 * @param copyHorizon for how long after the last copy an exact copy joins, at least
 * @param memory how long keys of repeats and closed incidents are kept
 * @param score numbers of the ranking
 * @param signals numbers of what alerts mean together
 * @param cover when a community is covered
 * @param desk numbers of what people do at the desk
 * @param vitals beyond which measurements somebody must look
 */
public record DispatchSettings(
        List<Plan> plans,
        Map<Priority, Integer> offers,
        Duration searchAgain,
        Duration askAgain,
        int askTimes,
        Duration copyHorizon,
        Duration memory,
        ScoreSettings score,
        SignalSettings signals,
        CoverSettings cover,
        DeskSettings desk,
        VitalLimits vitals) {

    /** The settings that {@code serve} starts with. */
    public static final DispatchSettings DEFAULT = new DispatchSettings(
            BuiltInPlans.STAGED,
            Map.of(Priority.P1, 5, Priority.P2, 3, Priority.P3, 1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            3,
            Duration.ofMinutes(10),
            Duration.ofHours(24),
            ScoreSettings.DEFAULT,
            SignalSettings.DEFAULT,
            CoverSettings.DEFAULT,
            DeskSettings.DEFAULT,
            VitalLimits.DEFAULT);

    /** @throws IllegalArgumentException if a priority has no number or a wait is not positive */
    public DispatchSettings {
        plans = List.copyOf(plans);
        offers = Map.copyOf(offers);
        if (offers.size() != Priority.values().length) {
            throw new IllegalArgumentException("every priority needs its number of offers");
        }
        if (!searchAgain.isPositive()) {
            throw new IllegalArgumentException("searchAgain must be longer than nothing");
        }
    }

    /** These settings with other limits of measurements. */
    public DispatchSettings with(VitalLimits other) {
        return new DispatchSettings(
                plans,
                offers,
                searchAgain,
                askAgain,
                askTimes,
                copyHorizon,
                memory,
                score,
                signals,
                cover,
                desk,
                other);
    }

    /** How many live offers a priority wants. */
    public int offers(Priority priority) {
        return Objects.requireNonNull(offers.get(priority));
    }

    /** The plan of these settings with this key. */
    public Optional<Plan> findPlan(String key) {
        return plans.stream().filter(plan -> plan.key().equals(key)).findFirst();
    }

    /** These settings with other plans. */
    public DispatchSettings withPlans(List<Plan> others) {
        return new DispatchSettings(
                others,
                offers,
                searchAgain,
                askAgain,
                askTimes,
                copyHorizon,
                memory,
                score,
                signals,
                cover,
                desk,
                vitals);
    }

    /** These settings with other rules of cover. */
    public DispatchSettings withCover(CoverSettings other) {
        return new DispatchSettings(
                plans,
                offers,
                searchAgain,
                askAgain,
                askTimes,
                copyHorizon,
                memory,
                score,
                signals,
                other,
                desk,
                vitals);
    }

    /** These settings with other numbers of signals and of the desk. */
    public DispatchSettings with(SignalSettings others, DeskSettings other) {
        return new DispatchSettings(
                plans,
                offers,
                searchAgain,
                askAgain,
                askTimes,
                copyHorizon,
                memory,
                score,
                others,
                cover,
                other,
                vitals);
    }
}
