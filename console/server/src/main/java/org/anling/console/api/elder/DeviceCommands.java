package org.anling.console.api.elder;

import java.time.Instant;
import java.util.List;
import org.anling.contract.directory.CommandKind;
import org.anling.contract.directory.CommandState;
import org.jspecify.annotations.Nullable;

/** Bodies and answers of what the centre asks of a device. */
public final class DeviceCommands {
    private DeviceCommands() {}

    /**
     * What is asked.
     *
     * @param text of a text that is shown or read aloud
     * @param numbers that the button calls, in order
     * @param seconds between two reports
     */
    public record CommandWish(
            CommandKind kind,
            @Nullable String text,
            @Nullable List<String> numbers,
            @Nullable Integer seconds) {}

    /**
     * The last commands of a device.
     *
     * @param items newest first
     * @param kinds that can be asked of this device by who looks
     */
    public record CommandPage(List<CommandLine> items, List<CommandKind> kinds) {}

    /**
     * A command and how far it has come. What it said to the device is shown to nobody afterwards.
     *
     * @param at since when it is in this state
     * @param note what the device said, or a word why; empty if there is none
     */
    public record CommandLine(
            String id,
            CommandKind kind,
            CommandState state,
            Instant askedAt,
            Instant at,
            Instant until,
            String note,
            String by,
            String byName) {}
}
