package org.anling.launcher.wiring;

import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.anling.contract.incident.Priority;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.incident.Level;
import org.anling.dispatcher.core.incident.Plan;
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
                plan(set.plan()),
                levels(shipped, set),
                set.offer(),
                shipped.stage(),
                shipped.searchAgain(),
                set.speak(),
                set.leave(),
                shipped.latePercent(),
                shipped.onScene(),
                shipped.askAgain(),
                shipped.askTimes(),
                shipped.copyHorizon(),
                shipped.memory(),
                shipped.score().in(offset),
                shipped.signals(),
                shipped.cover());
        return new DispatcherConfig(
                numbers, config.loop(), config.positionsEvery(), config.snapshotEvery(), config.trimEvery());
    }

    private static Plan plan(ServerSettings.PlanName name) {
        return switch (name) {
            case STAGED -> Plan.STAGED;
            case AT_ONCE -> Plan.AT_ONCE;
        };
    }

    private static Map<Priority, Level> levels(DispatchSettings shipped, ServerSettings.Dispatch set) {
        Map<Priority, Level> levels = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            Level level = shipped.level(priority);
            levels.put(
                    priority,
                    new Level(offers(set, priority), level.take(), level.takeAgain(), level.accept(), level.remind()));
        }
        return levels;
    }

    private static int offers(ServerSettings.Dispatch set, Priority priority) {
        return switch (priority) {
            case P1 -> set.offersP1();
            case P2 -> set.offersP2();
            case P3 -> set.offersP3();
        };
    }
}
