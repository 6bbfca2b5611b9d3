package org.anling.launcher.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.anling.gateway.codec.zigbee.ZigbeeRule;
import org.anling.gateway.server.broker.BrokerSettings;

/**
 * The broker that devices publish at which do not connect to us.
 *
 * @param client name of this gateway there, or empty for that of the machine
 */
public record BrokerKeys(
        BrokerSettings.Access access,
        String client,
        String group,
        String base,
        BrokerSettings.Zigbee zigbee,
        int receiveMaximum,
        Duration session) {

    private static final String URL = "mqtt.broker.url";
    private static final String EXAMPLE = "ssl://broker.example:8883";

    /** Empty if there is no broker. */
    static Optional<BrokerKeys> from(Settings from) {
        if (from.text(URL).isBlank()) {
            return Optional.empty();
        }
        String authorities = from.text("mqtt.broker.ca");
        BrokerKeys keys = new BrokerKeys(
                new BrokerSettings.Access(
                        from.text(URL),
                        from.text("mqtt.broker.user"),
                        from.text("mqtt.broker.password"),
                        authorities.isBlank()
                                ? Optional.empty()
                                : Optional.of(
                                        Path.of(authorities).toAbsolutePath().normalize())),
                from.text("mqtt.broker.client"),
                from.text("mqtt.broker.group"),
                from.text("mqtt.broker.base"),
                new BrokerSettings.Zigbee(from.list("mqtt.broker.zigbee"), rules(from)),
                from.number("mqtt.broker.receive", 1, BrokerSettings.MOST_UNDER_WAY, "128"),
                from.duration("mqtt.broker.session", Duration.ofMinutes(1), Duration.ofDays(30)));
        try {
            keys.named("checked");
        } catch (IllegalArgumentException wrong) {
            throw from.refuse(URL, String.valueOf(wrong.getMessage()), EXAMPLE);
        }
        return Optional.of(keys);
    }

    /**
     * For the gateway.
     *
     * @param otherwise its name at the broker if none is set
     */
    public BrokerSettings named(String otherwise) {
        return new BrokerSettings(
                access, client.isBlank() ? otherwise : client, group, base, zigbee, receiveMaximum, session);
    }

    private static List<ZigbeeRule> rules(Settings from) {
        String key = "mqtt.broker.zigbee.rules";
        try {
            return from.list(key).stream().map(ZigbeeRule::parse).toList();
        } catch (IllegalArgumentException wrong) {
            throw from.refuse(key, String.valueOf(wrong.getMessage()), "action:hold=SOS");
        }
    }
}
