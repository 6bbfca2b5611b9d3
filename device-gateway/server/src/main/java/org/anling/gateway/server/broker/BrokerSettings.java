package org.anling.gateway.server.broker;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.gateway.codec.zigbee.ZigbeeRule;

/**
 * Which broker the gateway listens at, and to what.
 *
 * @param access where it is and what the gateway shows there
 * @param client name of this gateway at the broker: the same after a restart, different from every other gateway's, else its session is lost
 * @param group of the shared subscription: gateways with the same group divide the messages among them
 * @param nativeBase what topics of the native scheme begin with, or empty for none
 * @param zigbee what is heard from Zigbee2MQTT
 * @param receiveMaximum messages that the broker may have under way to us; with the size of a packet the bound of memory
 * @param session how long the broker keeps the subscription and what came meanwhile while this gateway is away
 */
public record BrokerSettings(
        Access access,
        String client,
        String group,
        String nativeBase,
        Zigbee zigbee,
        int receiveMaximum,
        Duration session) {

    /** As many as one connection may have waiting for the store. */
    public static final int MOST_UNDER_WAY = 256;

    private static final Set<String> SCHEMES = Set.of("tcp", "ssl", "ws", "wss");

    /**
     * The broker.
     *
     * @param url {@code tcp://host:1883}, {@code ssl://host:8883}, or {@code ws}, {@code wss}
     * @param authorities certificates (PEM) of who may vouch for the broker, read anew at every connection; empty: those of the Java machine
     */
    public record Access(String url, String user, String password, Optional<Path> authorities) {

        /** The host alone. */
        String host() {
            String host = URI.create(url).getHost();
            return host == null ? "" : host;
        }

        /** Never the password. */
        @Override
        public String toString() {
            return url + " user=" + user;
        }
    }

    /**
     * Zigbee2MQTT.
     *
     * @param bases its base topics, perhaps with {@code +} for one level; none: it is not listened to
     * @param rules what fields of the sensors of this centre mean besides what is always understood
     */
    public record Zigbee(List<String> bases, List<ZigbeeRule> rules) {

        /** Not listened to. */
        public static final Zigbee NONE = new Zigbee(List.of(), List.of());

        public Zigbee {
            bases = List.copyOf(bases);
            rules = List.copyOf(rules);
        }
    }

    /** @throws IllegalArgumentException saying in words for an operator what cannot be right */
    public BrokerSettings {
        String scheme = access.url().contains("://")
                ? access.url().substring(0, access.url().indexOf("://"))
                : "";
        if (!SCHEMES.contains(scheme) || access.host().isEmpty()) {
            throw new IllegalArgumentException("write the broker as tcp://host:1883 or ssl://host:8883");
        }
        if (client.isBlank()) {
            throw new IllegalArgumentException("a gateway needs a name at the broker");
        }
        if (group.isBlank() || group.contains("/") || hasWildcard(group)) {
            throw new IllegalArgumentException("a group is one word without / + #");
        }
        if (hasWildcard(nativeBase)) {
            throw new IllegalArgumentException("the base of native topics has no + or #: who is there must be certain");
        }
        if (nativeBase.isEmpty() && zigbee.bases().isEmpty()) {
            throw new IllegalArgumentException("nothing is listened to: name a base topic");
        }
        if (receiveMaximum < 1 || receiveMaximum > MOST_UNDER_WAY) {
            throw new IllegalArgumentException("from 1 to " + MOST_UNDER_WAY + " messages may be under way");
        }
    }

    /** What is subscribed to. */
    List<String> filters() {
        List<String> filters = new ArrayList<>();
        if (!nativeBase.isEmpty()) {
            filters.add(shared(nativeBase + "/+/up/#"));
        }
        zigbee.bases().forEach(base -> filters.add(shared(base + "/#")));
        return filters;
    }

    private String shared(String filter) {
        return "$share/" + group + "/" + filter;
    }

    private static boolean hasWildcard(String text) {
        return text.contains("+") || text.contains("#");
    }
}
