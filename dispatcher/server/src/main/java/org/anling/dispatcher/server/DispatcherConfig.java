package org.anling.dispatcher.server;

import java.time.Duration;
import java.util.List;
import org.anling.contract.plan.Plan;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.loop.LoopSettings;

/**
 * What an operator of the server can set for the dispatcher.
 *
 * @param dispatch numbers and plan of the decisions
 * @param loop numbers of lease and batches
 * @param positionsEvery how often positions of responders are read
 * @param snapshotEvery how often changed pieces of the snapshot are written
 * @param trimEvery how often the logs are trimmed
 */
public record DispatcherConfig(
        DispatchSettings dispatch,
        LoopSettings loop,
        Duration positionsEvery,
        Duration snapshotEvery,
        Duration trimEvery) {

    /** What {@code serve} starts with. */
    public static final DispatcherConfig DEFAULT = new DispatcherConfig(
            DispatchSettings.DEFAULT,
            LoopSettings.DEFAULT,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1));

    /** @throws IllegalArgumentException if something would be done without a pause */
    public DispatcherConfig {
        if (!positionsEvery.isPositive() || !snapshotEvery.isPositive() || !trimEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "positionsEvery, snapshotEvery and trimEvery must be longer than nothing");
        }
    }

    /** The same with other built-in plans. */
    public DispatcherConfig withPlans(List<Plan> plans) {
        return new DispatcherConfig(dispatch.withPlans(plans), loop, positionsEvery, snapshotEvery, trimEvery);
    }
}
