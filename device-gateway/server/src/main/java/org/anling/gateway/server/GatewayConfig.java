package org.anling.gateway.server;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.anling.contract.id.CentreId;
import org.anling.gateway.server.broker.BrokerSettings;
import org.anling.gateway.server.dc09.Dc09Sites;
import org.anling.gateway.server.profile.Profiles;
import org.anling.gateway.server.supervision.Thresholds;
import org.anling.gateway.server.tls.TlsSettings;
import org.anling.journal.seal.SecretBox;

/**
 * What an operator of the server sets about the gateway. Start with {@link #of} and change single values with the {@code with} methods.
 *
 * @param name names this process among all gateways
 * @param bind address that all ports are bound to; loopback until told otherwise, since the three ports have no transport security of
 *     their own
 * @param tcpPort devices with TCP protocols, 0 for any free port
 * @param mqttPort MQTT over TCP, 0 for any free port
 * @param mqttWebSocketPort MQTT over WebSocket at {@code /mqtt}, 0 for any free port
 * @param protocols what concerns single protocols
 * @param unregisteredCentre centre that takes the unregistered devices of these listeners
 * @param centres whose events are told to devices, and whose silent devices are found
 * @param silenceGrace how long no device counts as silent after a time in which no gateway listened
 * @param thresholds from which level on somebody is told
 */
public record GatewayConfig(
        String name,
        String bind,
        int tcpPort,
        int mqttPort,
        int mqttWebSocketPort,
        Protocols protocols,
        CentreId unregisteredCentre,
        Set<CentreId> centres,
        Limits limits,
        Duration silenceGrace,
        Thresholds thresholds) {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    public GatewayConfig {
        centres = Set.copyOf(centres);
    }

    /**
     * Ports that a protocol has besides the common one, and what is known about panels. A port is empty for none, 0 for any free port.
     *
     * @param dc09Sites keys and codes of DC-09 accounts
     * @param broker where devices publish that do not connect to us, or empty
     * @param profiles what models of devices do in their own way
     * @param tls ports that speak TLS, or empty
     * @param keyBox opens the keys of panels that the registry has sealed
     */
    public record Protocols(
            OptionalInt watchPort,
            OptionalInt dc09Port,
            OptionalInt dc09UdpPort,
            OptionalInt gt06Port,
            OptionalInt jt808Port,
            Dc09Sites dc09Sites,
            Optional<BrokerSettings> broker,
            Profiles profiles,
            Optional<TlsSettings> tls,
            SecretBox keyBox) {

        /** The common port only, and nothing known about panels. */
        public static final Protocols COMMON = new Protocols(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Dc09Sites.NONE);

        /** Without a broker and without profiles, in clear. */
        public Protocols(
                OptionalInt watchPort,
                OptionalInt dc09Port,
                OptionalInt dc09UdpPort,
                OptionalInt gt06Port,
                OptionalInt jt808Port,
                Dc09Sites dc09Sites) {
            this(
                    watchPort,
                    dc09Port,
                    dc09UdpPort,
                    gt06Port,
                    jt808Port,
                    dc09Sites,
                    Optional.empty(),
                    Profiles.NONE,
                    Optional.empty(),
                    SecretBox.OPEN);
        }

        /** The same with devices behind a broker. */
        public Protocols withBroker(BrokerSettings settings) {
            return with(Optional.of(settings), profiles, tls, keyBox);
        }

        /** The same with other profiles. */
        public Protocols withProfiles(Profiles other) {
            return with(broker, other, tls, keyBox);
        }

        /** The same with ports that speak TLS. */
        public Protocols withTls(TlsSettings settings) {
            return with(broker, profiles, Optional.of(settings), keyBox);
        }

        /** The same with what opens the keys of panels. */
        public Protocols withKeyBox(SecretBox other) {
            return with(broker, profiles, tls, other);
        }

        private Protocols with(
                Optional<BrokerSettings> at, Profiles models, Optional<TlsSettings> speaking, SecretBox keys) {
            return new Protocols(
                    watchPort, dc09Port, dc09UdpPort, gt06Port, jt808Port, dc09Sites, at, models, speaking, keys);
        }
    }

    /**
     * Bounds.
     *
     * @param connections of devices at the same time, by all listeners
     * @param decideWithin a TCP connection that has not said by then which protocol it speaks is closed
     * @param silence after which a connection is closed; a watch is lost after about 25 minutes
     * @param pending alarms and what else is urgent that wait for the store before listeners stop reading
     * @param pendingPerConnection the same of one TCP connection; of routine frames half as many
     * @param receiveMaximum publishes that an MQTT device may have under way
     * @param retryFor how long a frame without an answer of the store is tried again
     * @param overload bounds of what is shed
     */
    public record Limits(
            int connections,
            Duration decideWithin,
            Duration silence,
            int pending,
            int pendingPerConnection,
            int receiveMaximum,
            Duration retryFor,
            Overload overload) {

        /** With the bounds of overload as chosen. */
        public Limits(
                int connections,
                Duration decideWithin,
                Duration silence,
                int pending,
                int pendingPerConnection,
                int receiveMaximum,
                Duration retryFor) {
            this(
                    connections,
                    decideWithin,
                    silence,
                    pending,
                    pendingPerConnection,
                    receiveMaximum,
                    retryFor,
                    Overload.DEFAULT);
        }

        /** The same for other numbers of connections. */
        public Limits withConnections(int other) {
            return new Limits(
                    other, decideWithin, silence, pending, pendingPerConnection, receiveMaximum, retryFor, overload);
        }

        /** The same with other bounds of overload. */
        public Limits withOverload(Overload other) {
            return new Limits(
                    connections, decideWithin, silence, pending, pendingPerConnection, receiveMaximum, retryFor, other);
        }

        /** As chosen. */
        public static final Limits DEFAULT = new Limits(
                18_000, Duration.ofSeconds(30), Duration.ofMinutes(30), 20_000, 16, 64, Duration.ofMinutes(10));
    }

    /** The default ports on loopback for one centre. */
    public static GatewayConfig of(String name, CentreId centre) {
        return new GatewayConfig(
                name,
                "127.0.0.1",
                7700,
                1883,
                8083,
                Protocols.COMMON,
                centre,
                Set.of(centre),
                Limits.DEFAULT,
                A_MINUTE,
                Thresholds.DEFAULT);
    }

    /** The same on other ports. */
    public GatewayConfig withPorts(int tcp, int mqtt, int mqttWebSocket) {
        return new GatewayConfig(
                name,
                bind,
                tcp,
                mqtt,
                mqttWebSocket,
                protocols,
                unregisteredCentre,
                centres,
                limits,
                silenceGrace,
                thresholds);
    }

    /** The same with ports of single protocols. */
    public GatewayConfig withProtocols(Protocols other) {
        return new GatewayConfig(
                name,
                bind,
                tcpPort,
                mqttPort,
                mqttWebSocketPort,
                other,
                unregisteredCentre,
                centres,
                limits,
                silenceGrace,
                thresholds);
    }

    /** The same bound to another address. */
    public GatewayConfig withBind(String address) {
        return new GatewayConfig(
                name,
                address,
                tcpPort,
                mqttPort,
                mqttWebSocketPort,
                protocols,
                unregisteredCentre,
                centres,
                limits,
                silenceGrace,
                thresholds);
    }

    /** The same with other limits. */
    public GatewayConfig withLimits(Limits other) {
        return new GatewayConfig(
                name,
                bind,
                tcpPort,
                mqttPort,
                mqttWebSocketPort,
                protocols,
                unregisteredCentre,
                centres,
                other,
                silenceGrace,
                thresholds);
    }

    /** The same for other centres. */
    public GatewayConfig withCentres(CentreId unregistered, Set<CentreId> told) {
        return new GatewayConfig(
                name,
                bind,
                tcpPort,
                mqttPort,
                mqttWebSocketPort,
                protocols,
                unregistered,
                told,
                limits,
                silenceGrace,
                thresholds);
    }

    /** The same with another time in which devices may come back. */
    public GatewayConfig withSilenceGrace(Duration other) {
        return new GatewayConfig(
                name,
                bind,
                tcpPort,
                mqttPort,
                mqttWebSocketPort,
                protocols,
                unregisteredCentre,
                centres,
                limits,
                other,
                thresholds);
    }

    /** The same with other levels from which on somebody is told. */
    public GatewayConfig withThresholds(Thresholds other) {
        return new GatewayConfig(
                name,
                bind,
                tcpPort,
                mqttPort,
                mqttWebSocketPort,
                protocols,
                unregisteredCentre,
                centres,
                limits,
                silenceGrace,
                other);
    }
}
