package org.anling.gateway.codec.zigbee;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Heartbeat;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.DeviceClock;
import org.anling.gateway.codec.RepeatKeys;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.json.JsonReading;
import org.jspecify.annotations.Nullable;

/** Reads what Zigbee2MQTT publishes of one sensor. */
public final class ZigbeeDecoder {

    /** Name of this protocol in entries, metrics and the registry. */
    public static final String PROTOCOL = "zigbee2mqtt";

    private static final String ACTION = "action";
    private static final String BATTERY = "battery";
    private static final int LOW_BATTERY_BELOW = 15;
    private static final int STRONGEST_LINK = 255;
    private static final int LONGEST_WORD = 64;
    private static final int RAW_LIMIT = 4 * 1024;

    private ZigbeeDecoder() {}

    /**
     * Reads one payload. Whatever stands in it, an answer comes back and nothing is thrown.
     *
     * @param rules what a centre says of its own sensors; counts before what is always understood
     */
    public static Decoded<Uplink> decode(
            ZigbeeTopics.Topic topic, Bytes payload, List<ZigbeeRule> rules, Instant receivedAt) {
        if (payload.length() == 0) {
            return new Decoded.Malformed<>(Defect.EMPTY);
        }
        JsonReading json = JsonReading.read(payload);
        Reading in = new Reading(topic, payload, json, receivedAt);
        return switch (topic.kind()) {
            case AVAILABILITY -> availability(in);
            case STATE -> state(in, rules);
        };
    }

    /** An object with {@code state}, or the bare word of older versions. */
    private static Decoded<Uplink> availability(Reading in) {
        String word = in.json.fields().isEmpty() ? in.payload.latin().strip() : in.json.text("state");
        return switch (word) {
            case "online" -> new Decoded.Message<>(in.uplink(List.of(), in.alive()));
            case "offline" ->
                new Decoded.Message<>(in.uplink(
                        List.of(in.alert(new Meaning("availability", "offline", AlertType.SENSOR_LOST))), null));
            default -> new Decoded.Malformed<>(Defect.BAD_TEXT);
        };
    }

    private static Decoded<Uplink> state(Reading in, List<ZigbeeRule> rules) {
        if (in.json.fields().isEmpty()) {
            return new Decoded.Malformed<>(in.json.whole() ? Defect.EMPTY : Defect.BAD_TEXT);
        }
        Map<AlertType, Meaning> meanings = new LinkedHashMap<>();
        in.json
                .fields()
                .forEach((field, value) -> meaning(in.topic.friendly(), field, value, rules)
                        .ifPresent(found -> meanings.putIfAbsent(found.type, found)));
        Integer battery = in.battery();
        if (battery != null && battery < LOW_BATTERY_BELOW) {
            meanings.putIfAbsent(AlertType.LOW_BATTERY, new Meaning(BATTERY, "low", AlertType.LOW_BATTERY));
        }
        List<Alert> alerts = meanings.values().stream()
                .sorted(Comparator.comparing(found -> found.type))
                .map(in::alert)
                .toList();
        return new Decoded.Message<>(in.uplink(alerts, in.alive()));
    }

    private static Optional<Meaning> meaning(String friendly, String field, Object value, List<ZigbeeRule> rules) {
        return Stream.concat(rules.stream(), ZigbeeRule.STANDARD.stream())
                .filter(rule -> rule.fits(friendly, field, value))
                .findFirst()
                .map(rule -> new Meaning(field, rule.value().toLowerCase(Locale.ROOT), rule.type()));
    }

    /** A field whose value asks for attention. */
    private record Meaning(String field, String value, AlertType type) {}

    /** A message in the course of being read. */
    private record Reading(ZigbeeTopics.Topic topic, Bytes payload, JsonReading json, Instant receivedAt) {

        Uplink uplink(List<Alert> alerts, @Nullable Heartbeat alive) {
            return new Uplink(topic.device(), alerts, null, alive, null, marks(), raw());
        }

        Alert alert(Meaning meaning) {
            Instant seen = lastSeen();
            return new Alert(
                    meaning.type,
                    RepeatKeys.key(topic.device(), meaning.type, meaning.field, Bytes.ofUtf8(body(meaning))),
                    seen,
                    seen == null ? ClockQuality.UNSET : ClockQuality.NETWORK,
                    null,
                    cut(topic.friendly()),
                    battery(),
                    0);
        }

        /** A state is the same as long as it lasts. A press has no number: its time tells it from the next one, to the minute if need be. */
        private String body(Meaning meaning) {
            if (!meaning.field.equals(ACTION)) {
                return meaning.value;
            }
            Instant seen = lastSeen();
            return meaning.value + "@" + (seen == null ? receivedAt.truncatedTo(ChronoUnit.MINUTES) : seen);
        }

        Heartbeat alive() {
            return new Heartbeat(topic.device(), receivedAt, battery(), signal());
        }

        @Nullable
        Integer battery() {
            return percent(json.number(BATTERY), 100);
        }

        private @Nullable Integer signal() {
            return percent(json.number("linkquality"), STRONGEST_LINK);
        }

        private static @Nullable Integer percent(@Nullable Double value, int whole) {
            return value == null || value < 0 || value > whole ? null : (int) Math.round(value * 100 / whole);
        }

        /** Zigbee2MQTT writes it as a date or as milliseconds, if it is told to. */
        private @Nullable Instant lastSeen() {
            try {
                Instant said = json.fields().get("last_seen") instanceof Long millis
                        ? Instant.ofEpochMilli(millis)
                        : OffsetDateTime.parse(json.text("last_seen")).toInstant();
                return DeviceClock.believed(said);
            } catch (DateTimeException e) {
                return null;
            }
        }

        private List<String> marks() {
            List<String> marks = new ArrayList<>();
            if (topic.kind() == ZigbeeTopics.Kind.STATE && !json.whole()) {
                marks.add("tail_unreadable");
            }
            return marks;
        }

        private String raw() {
            String whole = payload.readable();
            return whole.length() <= RAW_LIMIT ? whole : whole.substring(0, RAW_LIMIT);
        }

        private static String cut(String word) {
            return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
        }
    }
}
