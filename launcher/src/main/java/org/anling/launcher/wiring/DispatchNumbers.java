package org.anling.launcher.wiring;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.anling.contract.incident.Priority;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Targets;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.CoverSettings;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.server.DispatcherConfig;
import org.anling.launcher.settings.ServerSettings;

/** Puts what a centre set into the dispatcher's own numbers; what it did not set stays as shipped. */
final class DispatchNumbers {
    private DispatchNumbers() {}

    static DispatcherConfig of(ServerSettings settings, ZoneOffset offset) {
        ServerSettings.Dispatch set = settings.work().dispatch();
        DispatchSettings shipped = DispatchSettings.DEFAULT;
        DispatcherConfig config = DispatcherConfig.DEFAULT;
        DispatchSettings numbers = new DispatchSettings(
                plans(set),
                Map.of(Priority.P1, set.offersP1(), Priority.P2, set.offersP2(), Priority.P3, set.offersP3()),
                shipped.searchAgain(),
                shipped.askAgain(),
                shipped.askTimes(),
                shipped.copyHorizon(),
                shipped.memory(),
                shipped.score().in(offset),
                settings.work().rules().signals(),
                cover(set.proof(), settings.work().rules().coverEvery()),
                settings.work().rules().desk(),
                settings.work().phone().vitals());
        return new DispatcherConfig(
                numbers, config.loop(), config.positionsEvery(), config.snapshotEvery(), config.trimEvery());
    }

    private static CoverSettings cover(Duration proof, Duration every) {
        return proof.isPositive()
                ? new CoverSettings(proof, every, CoverSettings.Demand.PROVEN)
                : new CoverSettings(CoverSettings.UNPROVEN.proof(), every, CoverSettings.Demand.ON_DUTY);
    }

    private static List<Plan> plans(ServerSettings.Dispatch set) {
        List<Plan> plans = switch (set.plan()) {
            case STAGED -> BuiltInPlans.STAGED;
            case AT_ONCE -> BuiltInPlans.AT_ONCE;
        };
        return plans.stream().map(plan -> with(plan, set)).toList();
    }

    private static Plan with(Plan plan, ServerSettings.Dispatch set) {
        Targets shipped = plan.targets();
        Targets targets = new Targets(
                shipped.take(),
                shipped.takeAgain(),
                set.speak(),
                set.offer(),
                shipped.accept(),
                set.leave(),
                shipped.latePercent(),
                shipped.onScene(),
                shipped.remind());
        return BuiltInPlans.with(plan, targets);
    }
}
