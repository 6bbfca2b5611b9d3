package org.anling.launcher.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.anling.gateway.server.tls.TlsSettings;
import org.anling.gateway.server.tls.TlsSettings.Clients;
import org.anling.tls.TlsFiles;

/** TLS of the listeners for devices. */
final class TlsKeys {

    /** Keys of the ports; {@code 0} means none there. */
    static final List<String> PORTS = List.of("mqtt.tls.port", "mqtt.tls.ws.port", "devices.tls.port");

    private static final String CERTIFICATE = "devices.tls.certificate";
    private static final String KEY = "devices.tls.key";
    private static final String AUTHORITIES = "devices.tls.ca";
    private static final String CLIENTS = "devices.tls.clients";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private TlsKeys() {}

    /** Empty unless a certificate is named. */
    static Optional<TlsSettings> from(Settings from) {
        Clients clients = from.choice(CLIENTS, Clients.class);
        Optional<Path> certificate = path(from, CERTIFICATE);
        Optional<Path> key = path(from, KEY);
        Optional<Path> authorities = path(from, AUTHORITIES);
        if (certificate.isEmpty() && key.isEmpty() && authorities.isEmpty() && clients == Clients.NONE) {
            return Optional.empty();
        }
        if (certificate.isEmpty()) {
            throw from.refuse(
                    CERTIFICATE, "is empty, and another key of devices.tls is set", "/etc/anling/devices.pem");
        }
        if (key.isEmpty()) {
            throw from.refuse(KEY, "is empty, and devices.tls.certificate is set", "/etc/anling/devices.key");
        }
        if (authorities.isEmpty() && clients != Clients.NONE) {
            throw from.refuse(
                    AUTHORITIES,
                    "is empty, and devices.tls.clients asks for certificates",
                    "/etc/anling/devices-ca.pem");
        }
        if (authorities.isPresent() && clients == Clients.NONE) {
            throw from.refuse(CLIENTS, "is none, and devices.tls.ca is set", "offered");
        }
        return Optional.of(new TlsSettings(
                new TlsFiles(certificate.get(), key.get()),
                clients,
                authorities,
                port(from, PORTS.get(0)),
                port(from, PORTS.get(1)),
                port(from, PORTS.get(2)),
                LOOK_EVERY));
    }

    private static OptionalInt port(Settings from, String key) {
        int port = from.port(key);
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    private static Optional<Path> path(Settings from, String key) {
        String named = from.text(key);
        return named.isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(named).toAbsolutePath().normalize());
    }
}
