package org.anling.gateway.codec.watch;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anling.contract.directory.CommandKind;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.DeviceCommand;

/** Frames that go down (section 6). A watch has no lamp; what its lamp would say it is told as text. */
public final class WatchCommands {

    /** Keywords that a watch sends only as the echo of a command. */
    static final Set<String> ECHOES = Set.of(
            "CR",
            "UPLOAD",
            "SOS",
            "SOS1",
            "SOS2",
            "SOS3",
            "CENTER",
            "CALL",
            "FIND",
            "FALLDOWN",
            "LSSET",
            "REMOVE",
            "LOWBAT",
            "SOSSMS",
            "hrtstart",
            "bodytemp",
            "bodytemp2",
            "MESSAGE",
            "PHB",
            "PHB2",
            "PHBX",
            "DPHBX",
            "WHITELIST1",
            "WHITELIST2",
            "LZ",
            "SILENCETIME",
            "SILENCETIME2",
            "TAKEPILLS",
            "REMIND",
            "TS",
            "VERNO",
            "RESET",
            "IP",
            "ACALL");

    private static final Map<String, CommandKind> ANSWERED = Map.of(
            "CR", CommandKind.LOCATE,
            "CALL", CommandKind.CALL,
            "MESSAGE", CommandKind.TEXT,
            "FIND", CommandKind.FIND,
            "SOS", CommandKind.SOS_NUMBERS,
            "UPLOAD", CommandKind.INTERVAL,
            "RESET", CommandKind.RESTART);

    private WatchCommands() {}

    /** A command as the watch at that address understands it, or empty if a watch cannot do it. */
    public static Optional<Bytes> encode(WatchAddress to, DeviceCommand command) {
        return content(command).map(to::frame);
    }

    private static Optional<String> content(DeviceCommand command) {
        return switch (command) {
            case DeviceCommand.Text text -> Optional.of("MESSAGE," + hex(text.text()));
            case DeviceCommand.Call call -> Optional.of("CALL," + call.number());
            case DeviceCommand.Locate _ -> Optional.of("CR");
            case DeviceCommand.Find _ -> Optional.of("FIND");
            case DeviceCommand.SosNumbers sos -> Optional.of("SOS," + String.join(",", padded(sos.numbers())));
            case DeviceCommand.Interval interval ->
                Optional.of("UPLOAD," + interval.every().toSeconds());
            case DeviceCommand.Restart _ -> Optional.of("RESET");
            case DeviceCommand.Lamp _, DeviceCommand.Say _ -> Optional.empty();
        };
    }

    /** Which command an echo answers. There is no word for having done it, only the echo. */
    static Optional<CommandKind> answered(String keyword) {
        return Optional.ofNullable(ANSWERED.get(keyword));
    }

    /** All three places, so that a number that was there before is gone. */
    private static List<String> padded(List<String> numbers) {
        return Stream.concat(numbers.stream(), Stream.of("", "")).limit(3).toList();
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }
}
