package org.anling.contract.directory;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What the centre can ask of a device. Listening in silently, switching off and factory reset are not in the list on purpose. */
public enum CommandKind {
    /** Says where it is. */
    LOCATE(Duration.ofMinutes(5)),
    /** Calls the desk, ringing and seen by the person; only while an incident of its elder is open. */
    CALL(Duration.ofMinutes(1)),
    /** Shows a text. */
    TEXT(Duration.ofMinutes(10)),
    /** Reads a text aloud. */
    SAY(Duration.ofMinutes(2)),
    /** Sets its lamp. */
    LAMP(Duration.ofMinutes(2)),
    /** Whom the button calls by telephone. */
    SOS_NUMBERS(Duration.ofMinutes(10)),
    /** How often it reports. */
    INTERVAL(Duration.ofMinutes(10)),
    /** Rings so that it is found. */
    FIND(Duration.ofMinutes(2)),
    /** Starts anew, and is deaf meanwhile. */
    RESTART(Duration.ofMinutes(5));

    private static final Set<CommandKind> QUIETING = EnumSet.of(SOS_NUMBERS, INTERVAL, RESTART);

    private final Duration ttl;

    CommandKind(Duration ttl) {
        this.ttl = ttl;
    }

    /** For how long it waits for the device to be there, and then for its answer. */
    public Duration ttl() {
        return ttl;
    }

    /** Whether it can make the device say less, for a while or for good. */
    public boolean isQuieting() {
        return QUIETING.contains(this);
    }

    /** What a protocol has words for. */
    public static Set<CommandKind> of(String protocol) {
        return switch (protocol) {
            case "mqtt" -> EnumSet.allOf(CommandKind.class);
            case "watch-3g" -> EnumSet.of(LOCATE, CALL, TEXT, SOS_NUMBERS, INTERVAL, FIND, RESTART);
            case "jt808" -> EnumSet.of(LOCATE, CALL, TEXT, SAY, INTERVAL, RESTART);
            case "gt06" -> EnumSet.of(LOCATE, SOS_NUMBERS, INTERVAL, RESTART);
            default -> EnumSet.noneOf(CommandKind.class);
        };
    }
}
