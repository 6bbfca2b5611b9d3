package org.anling.gateway.server;

import java.time.Duration;
import java.util.Set;
import org.anling.contract.id.CentreId;

/**
 * What an operator of the server sets about the gateway. Start with {@link #of} and change single values with the {@code with} methods.
 *
 * @param name names this process among all gateways
 * @param bind address that all ports are bound to; loopback until told otherwise, since neither port has transport security of its own
 * @param tcpPort devices with TCP protocols, 0 for any free port
 * @param mqttPort MQTT over TCP, 0 for any free port
 * @param mqttWebSocketPort MQTT over WebSocket at {@code /mqtt}, 0 for any free port
 * @param unregisteredCentre centre that takes the unregistered devices of these listeners
 * @param centres whose events are told to devices
 */
public record GatewayConfig(
        String name,
        String bind,
        int tcpPort,
        int mqttPort,
        int mqttWebSocketPort,
        CentreId unregisteredCentre,
        Set<CentreId> centres,
        Limits limits) {

    public GatewayConfig {
        centres = Set.copyOf(centres);
    }

    /**
     * Bounds.
     *
     * @param connections TCP connections at the same time
     * @param silence after which a TCP connection is closed; a watch is lost after about 25 minutes
     * @param pending frames that wait for the store before listeners stop reading
     * @param pendingPerConnection the same of one TCP connection
     * @param receiveMaximum publishes that an MQTT device may have under way
     * @param retryFor how long a frame without an answer of the store is tried again
     */
    public record Limits(
            int connections,
            Duration silence,
            int pending,
            int pendingPerConnection,
            int receiveMaximum,
            Duration retryFor) {

        /** As chosen. */
        public static final Limits DEFAULT =
                new Limits(18_000, Duration.ofMinutes(30), 20_000, 16, 64, Duration.ofMinutes(10));
    }

    /** The default ports on loopback for one centre. */
    public static GatewayConfig of(String name, CentreId centre) {
        return new GatewayConfig(name, "127.0.0.1", 7700, 1883, 8083, centre, Set.of(centre), Limits.DEFAULT);
    }

    /** The same on other ports. */
    public GatewayConfig withPorts(int tcp, int mqtt, int mqttWebSocket) {
        return new GatewayConfig(name, bind, tcp, mqtt, mqttWebSocket, unregisteredCentre, centres, limits);
    }

    /** The same bound to another address. */
    public GatewayConfig withBind(String address) {
        return new GatewayConfig(
                name, address, tcpPort, mqttPort, mqttWebSocketPort, unregisteredCentre, centres, limits);
    }

    /** The same with other limits. */
    public GatewayConfig withLimits(Limits other) {
        return new GatewayConfig(name, bind, tcpPort, mqttPort, mqttWebSocketPort, unregisteredCentre, centres, other);
    }

    /** The same for other centres. */
    public GatewayConfig withCentres(CentreId unregistered, Set<CentreId> told) {
        return new GatewayConfig(name, bind, tcpPort, mqttPort, mqttWebSocketPort, unregistered, told, limits);
    }
}
