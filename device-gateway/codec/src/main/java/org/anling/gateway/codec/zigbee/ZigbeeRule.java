package org.anling.gateway.codec.zigbee;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.contract.alert.AlertType;

/**
 * What a value of a field means, of one sensor or of all.
 *
 * @param friendly name of the sensor in Zigbee2MQTT, or empty for every one
 * @param value as JSON writes it, without quotes; case does not matter
 */
public record ZigbeeRule(String friendly, String field, String value, AlertType type) {

    /** What is always understood. */
    static final List<ZigbeeRule> STANDARD = List.of(
            new ZigbeeRule("", "action", "emergency", AlertType.SOS),
            new ZigbeeRule("", "action", "panic", AlertType.SOS),
            new ZigbeeRule("", "action", "sos", AlertType.SOS),
            new ZigbeeRule("", "action", "fire", AlertType.FIRE),
            new ZigbeeRule("", "action", "medical", AlertType.MEDICAL),
            new ZigbeeRule("", "sos", "true", AlertType.SOS),
            new ZigbeeRule("", "smoke", "true", AlertType.SMOKE),
            new ZigbeeRule("", "gas", "true", AlertType.GAS),
            new ZigbeeRule("", "carbon_monoxide", "true", AlertType.CO),
            new ZigbeeRule("", "water_leak", "true", AlertType.FLOOD),
            new ZigbeeRule("", "tamper", "true", AlertType.TAMPER),
            new ZigbeeRule("", "battery_low", "true", AlertType.LOW_BATTERY));

    private static final Pattern WRITTEN = Pattern.compile("(?:(.+)/)?([a-z0-9_]{1,64}):([^=:/]{1,64})=([A-Z_0-9]+)");

    /**
     * Reads {@code action:hold=SOS} for every sensor, {@code bedside/action:single=SOS} for one.
     *
     * @throws IllegalArgumentException saying how it should be written
     */
    public static ZigbeeRule parse(String written) {
        Matcher parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(written.strip()
                    + " is no rule: write action:hold=SOS, or bedside/action:single=SOS for one sensor");
        }
        AlertType type = Arrays.stream(AlertType.values())
                .filter(AlertType::isSaidByDevices)
                .filter(known -> known.name().equals(parts.group(4)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a sensor cannot say " + parts.group(4)));
        String friendly = parts.group(1) == null ? "" : parts.group(1);
        return new ZigbeeRule(friendly, parts.group(2), parts.group(3).strip(), type);
    }

    boolean fits(String sensor, String name, Object said) {
        return (friendly.isEmpty() || friendly.equals(sensor))
                && field.equals(name)
                && value.toLowerCase(Locale.ROOT).equals(said.toString().toLowerCase(Locale.ROOT));
    }
}
