package org.anling.launcher.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.anling.gateway.server.GatewayConfig;
import org.anling.gateway.server.Overload;
import org.anling.gateway.server.entrance.Network;

/** How many devices may be connected, from where, how fast they may log in, and how often they are seen alive. */
final class LoadKeys {

    private static final String TRUSTED = "devices.connections.trusted";
    private static final int MOST = 1_000_000;

    private LoadKeys() {}

    static GatewayConfig.Limits from(Settings from) {
        Overload.Logins logins = new Overload.Logins(
                from.number("devices.logins.rate", 1, MOST, "500"),
                from.number("devices.logins.burst", 1, MOST, "1000"));
        Overload overload = Overload.DEFAULT
                .withHosts(from.number("devices.connections.address", 1, MOST, "1000"), trusted(from))
                .withLogins(logins)
                .withBeatEvery(from.duration("devices.heartbeat.every", Duration.ZERO, Duration.ofMinutes(1)));
        return GatewayConfig.Limits.DEFAULT
                .withConnections(from.number("devices.connections", 1, MOST, "18000"))
                .withOverload(overload);
    }

    private static List<Network> trusted(Settings from) {
        List<Network> networks = new ArrayList<>();
        for (String one : from.list(TRUSTED)) {
            try {
                networks.add(Network.parse(one));
            } catch (IllegalArgumentException wrong) {
                throw from.refuse(TRUSTED, "is not a list of addresses and networks", "10.0.0.0/8,fd00::/8");
            }
        }
        return networks;
    }
}
