package org.anling.journal.check;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.redis.RedisConnector;

/**
 * Asks a server whether it writes to disk before it answers and forgets nothing. Every condition was seen to lose presses in an
 * experiment, or to hide that they were lost.
 */
public final class JournalStartCheck {

    private static final Map<String, String> WANTED_SETTINGS = settings();

    private final RedisConnector connector;
    private final Set<String> accepted;

    /** @param accepted names of risks that the configuration takes, see {@link Finding#risk} */
    public JournalStartCheck(RedisConnector connector, Set<String> accepted) {
        this.connector = connector;
        this.accepted = Set.copyOf(accepted);
    }

    /** All that is wrong, accepted or not; empty if nothing is. */
    public List<Finding> run() {
        try (StatefulRedisConnection<String, String> connection = connector.connect()) {
            return findings(connection.sync());
        } catch (JournalUnavailableException e) {
            return List.of(new Finding(
                    "reachable",
                    "no connection to Redis at " + connector.place(),
                    cli("ping") + "   (is it running, and is redis.url right?)",
                    false));
        } catch (RedisException e) {
            return List.of(new Finding(
                    "readable", "Redis does not tell its state: " + e.getMessage(), cli("info server"), false));
        }
    }

    /** Risks that can be accepted by name; another name in a configuration is a mistake. */
    public static Set<String> acceptable() {
        Set<String> names = new TreeSet<>(WANTED_SETTINGS.keySet());
        names.addAll(List.of("role", "aof_last_write_status", "loading", "version", "config"));
        return names;
    }

    private List<Finding> findings(RedisCommands<String, String> redis) {
        List<Finding> findings = new ArrayList<>();
        for (String name : accepted) {
            if (!acceptable().contains(name)) {
                findings.add(new Finding(
                        name,
                        "redis.accept names the unknown risk '" + name + "'",
                        "use some of " + acceptable() + " or leave it out",
                        false));
            }
        }
        settings(redis, findings);
        state(fields(redis.info()), findings);
        return List.copyOf(findings);
    }

    private void settings(RedisCommands<String, String> redis, List<Finding> findings) {
        Map<String, String> real;
        try {
            real = redis.configGet(WANTED_SETTINGS.keySet().toArray(String[]::new));
        } catch (RedisException e) {
            add(findings, "config", "Redis does not show its configuration: " + e.getMessage(), cli("config get save"));
            return;
        }
        WANTED_SETTINGS.forEach((name, wanted) -> {
            String value = real.getOrDefault(name, "");
            if (!value.equals(wanted)) {
                add(
                        findings,
                        name,
                        "Redis has " + name + " '" + value + "', wanted is '" + wanted + "'",
                        cli("config set " + name + " '" + wanted + "'") + " && " + cli("config rewrite"));
            }
        });
    }

    private void state(Map<String, String> info, List<Finding> findings) {
        String version = info.getOrDefault("redis_version", "0");
        if (major(version) < 7) {
            add(
                    findings,
                    "version",
                    "Redis is version " + version + ", wanted is 7.0 or newer",
                    "install a newer redis-server and start it on the same folder");
        }
        expect(info, "role", "master", "replicaof no one", findings);
        expect(info, "aof_last_write_status", "ok", "info persistence", findings);
        expect(info, "loading", "0", "info persistence", findings);
    }

    private void expect(Map<String, String> info, String name, String wanted, String command, List<Finding> findings) {
        String value = info.getOrDefault(name, "ok".equals(wanted) ? "ok" : "");
        if (!value.equals(wanted)) {
            add(findings, name, "Redis says " + name + " " + value + ", wanted is " + wanted, cli(command));
        }
    }

    private void add(List<Finding> findings, String risk, String message, String remedy) {
        findings.add(new Finding(risk, message, remedy, accepted.contains(risk)));
    }

    private String cli(String command) {
        String place = connector.place();
        int colon = place.lastIndexOf(':');
        String server = colon < 0 ? "" : "-h " + place.substring(0, colon) + " -p " + place.substring(colon + 1) + " ";
        return "redis-cli " + server + command;
    }

    private static int major(String version) {
        String digits = version.replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static Map<String, String> fields(String info) {
        Map<String, String> fields = new HashMap<>();
        info.lines().filter(line -> line.indexOf(':') > 0).forEach(line -> {
            int colon = line.indexOf(':');
            fields.put(line.substring(0, colon), line.substring(colon + 1).trim());
        });
        return fields;
    }

    private static Map<String, String> settings() {
        return Map.of(
                "appendonly", "yes",
                "appendfsync", "always",
                "no-appendfsync-on-rewrite", "no",
                "maxmemory-policy", "noeviction",
                "save", "");
    }
}
