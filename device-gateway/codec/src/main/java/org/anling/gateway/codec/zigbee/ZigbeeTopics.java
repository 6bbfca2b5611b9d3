package org.anling.gateway.codec.zigbee;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.anling.contract.id.DeviceId;

/** Which sensor a topic of Zigbee2MQTT belongs to. */
public final class ZigbeeTopics {

    private static final String PREFIX = "zigbee-";
    private static final String BRIDGE = "bridge";
    private static final int HASH_BYTES = 12;
    private static final int LONGEST_ID = 64;

    private ZigbeeTopics() {}

    /** What stands in the payload. */
    public enum Kind {
        /** Fields of the sensor. */
        STATE,
        /** Whether the sensor, or the bridge itself, can be reached. */
        AVAILABILITY
    }

    /**
     * A topic with the sensor that it belongs to.
     *
     * @param device {@code zigbee-} and the name, before it what stood at each {@code +} of the base
     * @param friendly name in Zigbee2MQTT
     */
    public record Topic(DeviceId device, String friendly, Kind kind) {}

    /**
     * The sensor; empty for topics below another base, for what goes down to sensors, and for the bridge's talk about itself.
     *
     * @param base base topic of Zigbee2MQTT, perhaps with {@code +} for one level
     */
    public static Optional<Topic> find(String base, String topic) {
        String[] wanted = base.split("/", -1);
        String[] levels = topic.split("/", -1);
        List<String> home = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            if (i >= levels.length || !(wanted[i].equals("+") || wanted[i].equals(levels[i]))) {
                return Optional.empty();
            }
            if (wanted[i].equals("+")) {
                home.add(levels[i]);
            }
        }
        return below(home, List.of(levels).subList(wanted.length, levels.length));
    }

    private static Optional<Topic> below(List<String> home, List<String> rest) {
        if (rest.isEmpty() || rest.stream().anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        if (rest.getFirst().equals(BRIDGE)) {
            return rest.equals(List.of(BRIDGE, "state"))
                    ? Optional.of(topic(home, BRIDGE, Kind.AVAILABILITY))
                    : Optional.empty();
        }
        String last = rest.getLast();
        String name = String.join("/", rest.size() == 1 ? rest : rest.subList(0, rest.size() - 1));
        return switch (rest.size() == 1 ? "" : last) {
            case "availability" -> Optional.of(topic(home, name, Kind.AVAILABILITY));
            case "set", "get", "action" -> Optional.empty();
            default -> Optional.of(topic(home, String.join("/", rest), Kind.STATE));
        };
    }

    private static Topic topic(List<String> home, String friendly, Kind kind) {
        List<String> names = new ArrayList<>(home);
        names.add(friendly.replace('/', ':'));
        return new Topic(device(String.join(":", names)), friendly, kind);
    }

    /** Names that no id can hold, for example Chinese ones, are told apart by their hash. */
    private static DeviceId device(String name) {
        boolean plain = name.matches("[A-Za-z0-9_.:@-]+") && name.length() + PREFIX.length() <= LONGEST_ID;
        return new DeviceId(PREFIX + (plain ? name : "x" + hash(name)));
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
