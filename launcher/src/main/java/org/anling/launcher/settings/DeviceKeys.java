package org.anling.launcher.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.anling.gateway.server.GatewayConfig;
import org.anling.gateway.server.supervision.Thresholds;
import org.anling.gateway.server.tls.TlsSettings;
import org.anling.journal.seal.SecretBox;

/**
 * Protocols of devices: ports besides the common one, the file of DC-09 accounts, the broker, and TLS; and how many devices at once.
 *
 * @param dc09Sites keys and codes of accounts, or empty
 * @param profiles folder of the profiles of models, or empty for the one beside the program
 * @param thresholds from which level of a battery on somebody is told
 * @param broker where devices publish that do not connect to us, or empty
 * @param tls ports that speak TLS, or empty
 * @param limits of connections and logins
 * @param keyBox seals the keys of panels, or leaves them open
 */
public record DeviceKeys(
        OptionalInt watchPort,
        OptionalInt dc09Port,
        OptionalInt dc09UdpPort,
        OptionalInt gt06Port,
        OptionalInt jt808Port,
        Optional<Path> dc09Sites,
        Optional<Path> profiles,
        Thresholds thresholds,
        Optional<BrokerKeys> broker,
        Optional<TlsSettings> tls,
        GatewayConfig.Limits limits,
        SecretBox keyBox) {

    /** Keys of the ports for TCP; {@code 0} means none there. */
    static final List<String> TCP_PORTS =
            List.of("devices.watch.port", "devices.dc09.port", "devices.gt06.port", "devices.jt808.port");

    static DeviceKeys from(Settings from) {
        String sites = from.text("devices.dc09.sites");
        return new DeviceKeys(
                port(from, "devices.watch.port"),
                port(from, "devices.dc09.port"),
                port(from, "devices.dc09.udp.port"),
                port(from, "devices.gt06.port"),
                port(from, "devices.jt808.port"),
                sites.isBlank()
                        ? Optional.empty()
                        : Optional.of(Path.of(sites).toAbsolutePath().normalize()),
                RuleKeys.folder(from, "devices.profiles", "config/profiles"),
                thresholds(from),
                BrokerKeys.from(from),
                TlsKeys.from(from),
                LoadKeys.from(from),
                from.secretBox("devices.keys.secret"));
    }

    private static Thresholds thresholds(Settings from) {
        int low = from.number("battery.low", 1, 99, "15");
        int good = from.number("battery.good", 1, 100, "30");
        if (low >= good) {
            throw from.refuse(
                    "battery.low",
                    "不低于 battery.good = " + good + " / is not below battery.good = " + good,
                    String.valueOf(Math.max(1, good / 2)));
        }
        return new Thresholds(low, good, PhoneKeys.vitals(from));
    }

    private static OptionalInt port(Settings from, String key) {
        int port = from.port(key);
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
