package org.anling.gateway.codec.mqtt;

import java.util.Locale;
import java.util.Optional;
import org.anling.contract.id.DeviceId;

/** Names of topics, and who may use them: a device publishes below its own {@code up/}, subscribes below its own {@code dn/}. */
public final class NativeTopics {

    /** What all topics begin with, unless a broker passes them on below another name. */
    public static final String BASE = "anling/v1";

    private static final String ROOT = BASE + "/";

    private NativeTopics() {}

    /** A topic that a device publishes on. */
    public record Own(DeviceId device, Up up) {}

    /** What a device publishes. */
    public enum Up {
        ALARM,
        EVENT,
        VITALS,
        LOCATION,
        HB,
        STATUS,
        REPLY
    }

    /** Whether an id can be a device of this scheme: it becomes part of topics, so no signs of theirs. */
    public static boolean isDeviceId(String text) {
        return text.matches("[A-Za-z0-9_-]{1,64}");
    }

    /** The kind of publish, or empty if the topic is not one of the device's own. */
    public static Optional<Up> find(DeviceId device, String topic) {
        String own = ROOT + device + "/up/";
        if (!topic.startsWith(own)) {
            return Optional.empty();
        }
        return up(topic.substring(own.length()));
    }

    /** Whose topic it is, where a broker has seen to it that nobody else publishes there. */
    public static Optional<Own> findOwner(String base, String topic) {
        String[] levels = topic.startsWith(base + "/")
                ? topic.substring(base.length() + 1).split("/", -1)
                : new String[0];
        if (levels.length != 3 || !isDeviceId(levels[0]) || !levels[1].equals("up")) {
            return Optional.empty();
        }
        return up(levels[2]).map(up -> new Own(new DeviceId(levels[0]), up));
    }

    private static Optional<Up> up(String word) {
        for (Up up : Up.values()) {
            if (up.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(up);
            }
        }
        return Optional.empty();
    }

    /** Whether a device may subscribe to a filter. */
    public static boolean maySubscribe(DeviceId device, String filter) {
        String own = ROOT + device + "/dn/";
        return filter.startsWith(own)
                && switch (filter.substring(own.length())) {
                    case "cmd", "ack", "+", "#" -> true;
                    default -> false;
                };
    }

    /** Whether a filter that the device may use covers a topic below its {@code dn/}. */
    public static boolean covers(String filter, String topic) {
        return filter.equals(topic)
                || ((filter.endsWith("/+") || filter.endsWith("/#"))
                        && topic.startsWith(filter.substring(0, filter.length() - 1)));
    }

    /** Where commands go. */
    public static String command(DeviceId device) {
        return command(BASE, device);
    }

    /** The same below another base. */
    public static String command(String base, DeviceId device) {
        return base + "/" + device + "/dn/cmd";
    }

    /** Where application acknowledgements go. */
    public static String ack(DeviceId device) {
        return ack(BASE, device);
    }

    /** The same below another base. */
    public static String ack(String base, DeviceId device) {
        return base + "/" + device + "/dn/ack";
    }
}
