package org.anling.registry.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a centre promises. A clock and a class may have several promises; the first is the one that charts show, the others are floors.
 *
 * @param targets in the order in which they were written
 */
public record ServiceLevels(List<ServiceTarget> targets) {

    /** GB/T 33358-2016, the TSA/TEC quality standards, the rule for pre-hospital care, and promises of our own. */
    public static final ServiceLevels SHIPPED = of(Map.of(
            ServiceClock.ACKNOWLEDGED,
            "P1 99% PT0.2S, P2 99% PT0.2S, P3 99% PT0.2S",
            ServiceClock.ON_SCREEN,
            "P1 99% PT1S, P2 99% PT1S, P3 99% PT2S",
            ServiceClock.ANSWERED,
            "P1 95% PT15S, P1 97.5% PT1M, P1 99% PT3M, P2 97.5% PT1M, P3 99% PT3M, ORDER 95% PT15M",
            ServiceClock.FIRST_HELP,
            "P1 95% PT3M, P2 95% PT5M, P3 95% PT15M, ORDER 95% PT2H",
            ServiceClock.ACCEPTED,
            "P1 90% PT90S, P2 90% PT3M, P3 90% PT10M, ORDER 90% PT30M",
            ServiceClock.AT_DOOR,
            "P1 90% PT15M, P2 90% PT45M, P3 90% PT1H",
            ServiceClock.FOLLOWED_UP,
            "P1 100% PT24H, P2 100% PT24H, ORDER 100% PT24H"));

    public ServiceLevels {
        targets = List.copyOf(targets);
    }

    /** @throws IllegalArgumentException with words for who wrote it, if one cannot be read */
    public static ServiceLevels of(Map<ServiceClock, String> written) {
        List<ServiceTarget> all = new ArrayList<>();
        for (ServiceClock clock : ServiceClock.values()) {
            all.addAll(parse(clock, written.getOrDefault(clock, "")));
        }
        return new ServiceLevels(all);
    }

    /** Promises of one clock as settings write them: {@code P1 95% PT15S, P2 97.5% PT1M}; an empty line promises nothing. */
    public static List<ServiceTarget> parse(ServiceClock clock, String line) {
        return Arrays.stream(line.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> one(clock, part))
                .toList();
    }

    /** The promise that charts show. */
    public Optional<ServiceTarget> first(ServiceClock clock, ServiceClass of) {
        return targets.stream()
                .filter(target -> target.clock() == clock && target.of() == of)
                .findFirst();
    }

    /** All promises of a clock, for one class or for all. */
    public List<ServiceTarget> list(ServiceClock clock, Optional<ServiceClass> of) {
        return targets.stream()
                .filter(target -> target.clock() == clock)
                .filter(target -> of.isEmpty() || of.get() == target.of())
                .toList();
    }

    private static ServiceTarget one(ServiceClock clock, String part) {
        String[] words = part.split("\\s+", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException(explain(part));
        }
        try {
            double percent = Double.parseDouble(words[1].replace("%", ""));
            Duration within = Duration.parse(words[2]);
            if (words[1].endsWith("%") && percent > 0 && percent <= 100 && within.isPositive()) {
                return new ServiceTarget(clock, ServiceClass.valueOf(words[0]), percent / 100, within);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(explain(part), e);
        }
        throw new IllegalArgumentException(explain(part));
    }

    private static String explain(String part) {
        String classes = Arrays.stream(ServiceClass.values()).map(Enum::name).collect(Collectors.joining(", "));
        return "'" + part + "' is no promise; write class, share and time, for example P1 95% PT15S; classes are "
                + classes;
    }
}
