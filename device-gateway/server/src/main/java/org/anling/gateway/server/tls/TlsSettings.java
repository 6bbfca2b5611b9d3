package org.anling.gateway.server.tls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.anling.tls.TlsFiles;

/**
 * How devices may speak TLS to the gateway, besides the ports in clear. A port is empty for none, 0 for any free port.
 *
 * @param own certificate and key that the gateway shows
 * @param clients whether MQTT devices show certificates
 * @param authorities who may vouch for them; there if, and only if, devices are asked
 * @param mqttPort MQTT over TLS
 * @param mqttWebSocketPort MQTT over WebSocket over TLS
 * @param tcpPort all protocols of frames; panels and trackers are not asked for certificates
 * @param lookEvery how often the files are looked at
 */
public record TlsSettings(
        TlsFiles own,
        Clients clients,
        Optional<Path> authorities,
        OptionalInt mqttPort,
        OptionalInt mqttWebSocketPort,
        OptionalInt tcpPort,
        Duration lookEvery) {

    /** Whether MQTT devices show certificates. */
    public enum Clients {
        /** They are not asked: a password shows who it is. */
        NONE,
        /** A certificate or a password. */
        OFFERED,
        /** Without a certificate there is no connection. */
        REQUIRED
    }

    /** @throws IllegalArgumentException if devices are asked and nobody may vouch for them, or the other way round */
    public TlsSettings {
        if (authorities.isPresent() == (clients == Clients.NONE)) {
            throw new IllegalArgumentException(
                    "authorities belong to listeners that ask for certificates, and to no others");
        }
    }
}
