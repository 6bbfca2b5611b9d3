package org.anling.launcher.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.console.ConsoleConfig;
import org.anling.console.store.Office;
import org.anling.journal.JournalConfig;
import org.anling.journal.seal.SecretBox;
import org.anling.tls.TlsFiles;

/** All settings, read once; whoever is built gets the part that concerns it. */
public record ServerSettings(
        Centre centre, Listening listening, Pages pages, Stores stores, Set<Role> roles, Work work) {

    private static final String CENTRE_ID = "[a-z0-9-]{1,32}";
    private static final String PHONE = "\\+?[ ()./-]*([0-9][ ()./-]*){2,20}";

    /** Which centre this process works for. */
    public record Centre(String id, String name, String phone, ZoneId zone) {}

    /** Addresses of this process. */
    public record Listening(
            String address,
            int consolePort,
            int mqttPort,
            int mqttWebSocketPort,
            int devicesTcpPort,
            int managementPort) {}

    /** What the pages need; empty texts mean the built-in choice. */
    public record Pages(
            List<String> hosts,
            ConsoleConfig.Way way,
            String web,
            Tiles tiles,
            Duration sessionIdle,
            Office.Demand factor,
            SecretBox factorKey) {}

    /** How the map is drawn. */
    public record Tiles(String url, String datum, List<Double> centre) {}

    /** Where the logs and the registry are; empty addresses mean the embedded servers. */
    public record Stores(
            String redisUrl,
            List<String> acceptedRisks,
            String postgresUrl,
            String postgresUser,
            String postgresPassword,
            int pool,
            Redis redis) {}

    /** What the logs demand besides their address; an empty {@code liveUrl} means the same server. */
    public record Redis(String liveUrl, int replicas, JournalConfig.WhenMissing whenMissing) {

        /** One server, its disk alone. */
        public static final Redis ALONE = new Redis("", 0, JournalConfig.WhenMissing.ACKNOWLEDGE_FROM_DISK);
    }

    /** How the dispatcher and the simulated district go to work. */
    public record Work(
            Dispatch dispatch,
            SelfPress selfPress,
            Demo demo,
            NoticeKeys notice,
            RuleKeys rules,
            TelephonyKeys telephony,
            ReportKeys reports,
            PhoneKeys phone,
            KeepKeys keep,
            DeviceKeys devices) {}

    /** What a centre changes of the dispatcher's numbers. */
    public record Dispatch(
            PlanName plan,
            int offersP1,
            int offersP2,
            int offersP3,
            Duration offer,
            Duration speak,
            Duration leave,
            Duration proof,
            List<String> centres) {}

    /** The shipped response plans. */
    public enum PlanName {
        STAGED,
        AT_ONCE
    }

    /** The proof that presses still arrive; an interval of nothing means none. */
    public record SelfPress(Duration every, Optional<URI> deadMan) {}

    /** The simulated district of the demo. */
    public record Demo(long seed, Duration incidentEvery, int incidentsOpen, int providerPort) {}

    public static ServerSettings from(Settings from) {
        return new ServerSettings(
                new Centre(centreId(from), from.text("centre.name"), phone(from), from.zone("centre.zone")),
                new Listening(
                        from.text("bind.address"),
                        from.port("console.port"),
                        from.port("mqtt.port"),
                        from.port("mqtt.ws.port"),
                        from.port("devices.tcp.port"),
                        from.port("management.port")),
                pages(from),
                new Stores(
                        from.text("redis.url"),
                        from.list("redis.accept"),
                        from.text("postgres.url"),
                        from.text("postgres.user"),
                        from.text("postgres.password"),
                        from.number("postgres.pool", 2, 200, "8"),
                        redis(from)),
                Role.from(from),
                new Work(
                        dispatch(from),
                        selfPress(from),
                        demo(from),
                        NoticeKeys.from(from),
                        RuleKeys.from(from),
                        TelephonyKeys.from(from),
                        ReportKeys.from(from),
                        PhoneKeys.from(from),
                        KeepKeys.from(from),
                        DeviceKeys.from(from)));
    }

    /** The same with stores and listeners as they turned out. */
    public ServerSettings with(Stores opened, Listening claimed) {
        return new ServerSettings(centre, claimed, pages, opened, roles, work);
    }

    private static Pages pages(Settings from) {
        return new Pages(
                from.list("console.hosts"),
                way(from),
                from.text("console.web"),
                new Tiles(from.text("console.tiles"), datum(from), from.numbers("console.map.centre", 2)),
                from.duration("console.session.idle"),
                from.choice("console.second.factor", Office.Demand.class),
                from.secretBox("console.factor.secret"));
    }

    private static ConsoleConfig.Way way(Settings from) {
        ConsoleConfig.Reach reach = from.choice("console.reach", ConsoleConfig.Reach.class);
        String certificate = from.text("console.tls.certificate");
        String key = from.text("console.tls.key");
        if (reach == ConsoleConfig.Reach.TLS && (certificate.isBlank() || key.isBlank())) {
            throw from.refuse(
                    certificate.isBlank() ? "console.tls.certificate" : "console.tls.key",
                    "is empty, and console.reach is tls",
                    "/etc/anling/tls.pem");
        }
        return new ConsoleConfig.Way(
                reach,
                from.list("console.proxies"),
                reach == ConsoleConfig.Reach.TLS
                        ? Optional.of(new TlsFiles(Path.of(certificate), Path.of(key)))
                        : Optional.empty());
    }

    private static Redis redis(Settings from) {
        return new Redis(
                from.text("redis.live"),
                from.number("redis.replicas", 0, 5, "1"),
                from.choice("redis.replicas.missing", JournalConfig.WhenMissing.class));
    }

    private static List<String> centres(Settings from) {
        List<String> named = from.list("dispatch.centres");
        if (!named.stream().allMatch(one -> one.matches(CENTRE_ID))
                || Set.copyOf(named).size() < named.size()) {
            throw from.refuse(
                    "dispatch.centres", "is not a list of different ids of small letters, digits and hyphens", "c1,c2");
        }
        return named.isEmpty() ? List.of(centreId(from)) : named;
    }

    private static Dispatch dispatch(Settings from) {
        return new Dispatch(
                from.choice("dispatch.plan", PlanName.class),
                from.number("dispatch.offers.p1", 1, 50, "5"),
                from.number("dispatch.offers.p2", 1, 50, "3"),
                from.number("dispatch.offers.p3", 1, 50, "1"),
                from.duration("dispatch.offer"),
                from.duration("dispatch.speak"),
                from.duration("dispatch.leave"),
                from.duration("cover.proof"),
                centres(from));
    }

    private static SelfPress selfPress(Settings from) {
        String url = from.text("selfpress.deadman.url");
        return new SelfPress(
                from.duration("selfpress.every"), url.isBlank() ? Optional.empty() : Optional.of(deadMan(from, url)));
    }

    private static URI deadMan(Settings from, String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null && uri.getScheme().matches("https?")) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw from.refuse("selfpress.deadman.url", "is not a URL", "https://watchman.example/ping/anling");
        }
        throw from.refuse(
                "selfpress.deadman.url", "is not a URL of http or https", "https://watchman.example/ping/anling");
    }

    private static Demo demo(Settings from) {
        return new Demo(
                from.seed("demo.seed"),
                from.duration("demo.incident.every"),
                from.number("demo.incident.open", 0, 1_000, "3"),
                from.port("demo.provider.port"));
    }

    private static String datum(Settings from) {
        String datum = from.text("console.tiles.datum");
        if (!datum.equals("WGS84") && !datum.equals("GCJ02")) {
            throw from.refuse("console.tiles.datum", "is neither WGS84 nor GCJ02", "WGS84");
        }
        return datum;
    }

    private static String centreId(Settings from) {
        if (!from.text("centre.id").matches(CENTRE_ID)) {
            throw from.refuse("centre.id", "is not of small letters, digits and hyphens, at most 32", "c1");
        }
        return from.text("centre.id");
    }

    private static String phone(Settings from) {
        String phone = from.text("centre.phone");
        if (!phone.isEmpty() && !phone.matches(PHONE)) {
            throw from.refuse("centre.phone", "is no telephone number", "010-55500120");
        }
        return phone;
    }
}
