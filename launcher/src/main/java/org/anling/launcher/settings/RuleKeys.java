package org.anling.launcher.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.anling.dispatcher.core.incident.DeskSettings;
import org.anling.dispatcher.core.incident.SignalSettings;

/**
 * The numbers of the dispatcher's rules that no plan says, and where the plans are.
 *
 * @param desk what people do at the desk: transfer, hold, follow-up, test mode
 * @param signals what alerts mean together
 * @param coverEvery how often each community is looked at
 * @param plans the folder of the response plans, or empty for the one beside the program
 * @param cards the folder of the protocol cards, or empty for the one beside the program
 */
public record RuleKeys(
        DeskSettings desk, SignalSettings signals, Duration coverEvery, Optional<Path> plans, Optional<Path> cards) {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    static RuleKeys from(Settings from) {
        return new RuleKeys(
                desk(from),
                signals(from),
                from.duration("cover.every", MINUTE, Duration.ofMinutes(10)),
                plans(from),
                folder(from, "cards.folder", "config/cards"));
    }

    private static DeskSettings desk(Settings from) {
        Duration shortest = from.duration("hold.shortest", SECOND, HOUR);
        Duration longest = from.duration("hold.longest", MINUTE, DAY);
        Duration again = from.duration("followup.again", HOUR, DAY.multipliedBy(7));
        Duration end = from.duration("followup.end", HOUR, DAY.multipliedBy(30));
        if (longest.compareTo(shortest) < 0) {
            throw from.refuse(
                    "hold.longest",
                    "短于 hold.shortest = " + shortest + " / is shorter than hold.shortest = " + shortest,
                    shortest.toString());
        }
        if (end.compareTo(again) < 0) {
            throw from.refuse(
                    "followup.end",
                    "短于 followup.again = " + again + " / is shorter than followup.again = " + again,
                    again.toString());
        }
        return new DeskSettings(
                from.duration("transfer.answer", SECOND.multipliedBy(10), HOUR),
                shortest,
                longest,
                again,
                end,
                from.duration("test.longest", MINUTE, Duration.ofMinutes(30)),
                from.duration("test.again", SECOND, Duration.ofMinutes(10)),
                from.duration("test.confirm", SECOND.multipliedBy(10), Duration.ofMinutes(10)));
    }

    private static SignalSettings signals(Settings from) {
        return new SignalSettings(
                from.duration("fall.window", SECOND.multipliedBy(10), HOUR),
                from.number("runaway.alerts", 1, 7, "6"),
                from.duration("runaway.quiet", MINUTE, HOUR),
                from.number("mass.devices", 2, 10_000, "10"),
                from.duration("mass.window", SECOND.multipliedBy(10), HOUR),
                from.duration("mass.quiet", SECOND, DAY),
                from.number("battery.good", 1, 100, "30"),
                from.duration("shelf.longest", MINUTE, DAY.multipliedBy(90)),
                from.number("strangers.alerts", 1, 10_000, "10"));
    }

    private static Optional<Path> plans(Settings from) {
        String key = "plans.folder";
        if (from.text(key).isBlank()) {
            return Optional.empty();
        }
        if (from.choice("dispatch.plan", ServerSettings.PlanName.class) == ServerSettings.PlanName.AT_ONCE) {
            throw new BadSetting(key + " = " + from.text(key)
                    + ": dispatch.plan = at-once 时不读取预案文件，请改用 staged / no plan is read from files while"
                    + " dispatch.plan = at-once; try: --set dispatch.plan=staged");
        }
        return folder(from, key, "config/plans");
    }

    /** A folder that a key names and that must be there to read; empty if the key is. */
    static Optional<Path> folder(Settings from, String key, String example) {
        if (from.text(key).isBlank()) {
            return Optional.empty();
        }
        try {
            Path folder = Path.of(from.text(key)).toAbsolutePath().normalize();
            if (Files.isDirectory(folder) && Files.isReadable(folder)) {
                return Optional.of(folder);
            }
        } catch (InvalidPathException noPath) {
            throw from.refuse(key, "不是目录名 / is not the name of a folder", example);
        }
        throw from.refuse(key, "没有这个可读的目录 / there is no such folder that can be read", example);
    }
}
