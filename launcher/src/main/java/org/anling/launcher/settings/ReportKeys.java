package org.anling.launcher.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anling.registry.report.ServiceClock;
import org.anling.registry.report.ServiceLevels;
import org.anling.registry.report.ServiceTarget;

/**
 * What the centre promises, and the list for the hour when everything is down.
 *
 * @param folder where a list is written each night, or empty
 * @param hour of the day
 * @param days for how long a list is kept
 */
public record ReportKeys(ServiceLevels levels, Optional<Path> folder, int hour, int days) {

    private static final int LONGEST_DAYS = 366;

    static ReportKeys from(Settings from) {
        List<ServiceTarget> targets = Arrays.stream(ServiceClock.values())
                .flatMap(clock -> promises(from, clock).stream())
                .toList();
        String folder = from.text("list.folder");
        return new ReportKeys(
                new ServiceLevels(targets),
                folder.isBlank()
                        ? Optional.empty()
                        : Optional.of(Path.of(folder).toAbsolutePath().normalize()),
                from.number("list.hour", 0, 23, "3"),
                from.number("list.days", 1, LONGEST_DAYS, "14"));
    }

    private static List<ServiceTarget> promises(Settings from, ServiceClock clock) {
        String key = key(clock);
        try {
            return ServiceLevels.parse(clock, from.text(key));
        } catch (IllegalArgumentException e) {
            throw from.refuse(key, String.valueOf(e.getMessage()), "'P1 95% PT15S, P2 97.5% PT1M'");
        }
    }

    private static String key(ServiceClock clock) {
        return switch (clock) {
            case ACKNOWLEDGED -> "service.acknowledged";
            case ON_SCREEN -> "service.on-screen";
            case ANSWERED -> "service.answered";
            case FIRST_HELP -> "service.first-help";
            case ACCEPTED -> "service.accepted";
            case AT_DOOR -> "service.at-door";
            case FOLLOWED_UP -> "service.followed-up";
        };
    }
}
