package org.anling.launcher.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** All settings, read once; whoever is built gets the part that concerns it. */
public record ServerSettings(
        Centre centre, Listening listening, Console console, Stores stores, Set<Role> roles, Demo demo) {

    /** Which centre this process works for. */
    public record Centre(String id, String name, ZoneId zone) {}

    /** Addresses of this process; 0 as a port takes any free one. */
    public record Listening(
            String address,
            int consolePort,
            int mqttPort,
            int mqttWebSocketPort,
            int devicesTcpPort,
            int managementPort) {}

    /** What the pages need; empty texts mean the built-in choice. */
    public record Console(String origin, String web, String tiles, Duration sessionIdle) {}

    /** Where the logs and the registry are; empty addresses mean the embedded servers. */
    public record Stores(
            String redisUrl,
            List<String> acceptedRisks,
            String postgresUrl,
            String postgresUser,
            String postgresPassword,
            int pool) {}

    /** The simulated district of the demo. */
    public record Demo(long seed, Duration incidentEvery, int incidentsOpen) {}

    public static ServerSettings from(Settings from) {
        return new ServerSettings(
                new Centre(centreId(from), from.text("centre.name"), from.zone("centre.zone")),
                new Listening(
                        from.text("bind.address"),
                        from.port("console.port"),
                        from.port("mqtt.port"),
                        from.port("mqtt.ws.port"),
                        from.port("devices.tcp.port"),
                        from.port("management.port")),
                new Console(
                        from.text("console.origin"),
                        from.text("console.web"),
                        from.text("console.tiles"),
                        from.duration("console.session.idle")),
                new Stores(
                        from.text("redis.url"),
                        from.list("redis.accept"),
                        from.text("postgres.url"),
                        from.text("postgres.user"),
                        from.text("postgres.password"),
                        from.number("postgres.pool", 2, 200, "8")),
                Role.from(from),
                new Demo(
                        from.seed("demo.seed"),
                        from.duration("demo.incident.every"),
                        from.number("demo.incident.open", 0, 1_000, "3")));
    }

    private static String centreId(Settings from) {
        if (!from.text("centre.id").matches("[a-z0-9-]{1,32}")) {
            throw from.refuse("centre.id", "is not of small letters, digits and hyphens, at most 32", "c1");
        }
        return from.text("centre.id");
    }
}
