package org.anling.console;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.anling.console.api.MapConfig;
import org.anling.console.demo.DemoProfile;
import org.anling.contract.id.CentreId;
import org.anling.tls.TlsFiles;

/**
 * What an operator of the server decides about the pages.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param hosts names by which browsers call the server, without port; empty means this machine only
 * @param way how people come here
 * @param webRoot folder of the built pages
 * @param centreName shown on the pages
 * @param centrePhone what responders call
 * @param map how the map is drawn
 * @param sessionIdle how long a session lasts without an open page
 * @param keepClosed how many closed incidents stay on the board
 * @param demo the demo profile, empty in production
 * @param phone what responders' phones do
 */
public record ConsoleConfig(
        String host,
        int port,
        List<String> hosts,
        Way way,
        Path webRoot,
        CentreId centre,
        String centreName,
        String centrePhone,
        MapConfig map,
        Duration sessionIdle,
        int keepClosed,
        Optional<DemoProfile> demo,
        PhoneConfig phone) {
    private static final int KEEP_CLOSED = 200;

    public ConsoleConfig {
        hosts = List.copyOf(hosts);
    }

    /** How people come here. */
    public enum Reach {
        /** Without encryption: signing in works from this machine only. */
        CLEAR,
        /** Through a proxy that speaks TLS: cookies are marked secure. */
        BEHIND_TLS,
        /** The server speaks TLS itself. */
        TLS
    }

    /**
     * How people come here.
     *
     * @param proxies addresses of the proxies that speak TLS, beside one on this machine; nobody else may bring somebody who signs in
     * @param tls certificate and key, if the server speaks TLS itself
     */
    public record Way(Reach reach, List<String> proxies, Optional<TlsFiles> tls) {

        /** Without encryption, from this machine. */
        public static final Way CLEAR = new Way(Reach.CLEAR, List.of(), Optional.empty());

        /** @throws IllegalArgumentException if the server is to speak TLS without a certificate, or has one and is not to speak it */
        public Way {
            proxies = List.copyOf(proxies);
            if (tls.isPresent() != (reach == Reach.TLS)) {
                throw new IllegalArgumentException(
                        "a certificate belongs to a server that speaks TLS, and to no other");
            }
        }
    }

    /** Loopback, no demo, a map without outside tiles. */
    public static ConsoleConfig of(CentreId centre, String centreName, Path webRoot) {
        return new ConsoleConfig(
                "127.0.0.1",
                8080,
                List.of(),
                Way.CLEAR,
                webRoot,
                centre,
                centreName,
                "",
                new MapConfig(null, "WGS84", List.of(116.4066, 39.8822)),
                Duration.ofHours(12),
                KEEP_CLOSED,
                Optional.empty(),
                PhoneConfig.PLAIN);
    }

    /** The same at another place. */
    public ConsoleConfig at(String otherHost, int otherPort) {
        return new ConsoleConfig(
                otherHost,
                otherPort,
                hosts,
                way,
                webRoot,
                centre,
                centreName,
                centrePhone,
                map,
                sessionIdle,
                keepClosed,
                demo,
                phone);
    }

    /** The same with the demo profile. */
    public ConsoleConfig with(DemoProfile profile) {
        return new ConsoleConfig(
                host,
                port,
                hosts,
                way,
                webRoot,
                centre,
                centreName,
                centrePhone,
                map,
                sessionIdle,
                keepClosed,
                Optional.of(profile),
                phone);
    }

    /** The same with other phones. */
    public ConsoleConfig with(PhoneConfig other) {
        return new ConsoleConfig(
                host,
                port,
                hosts,
                way,
                webRoot,
                centre,
                centreName,
                centrePhone,
                map,
                sessionIdle,
                keepClosed,
                demo,
                other);
    }
}
