package org.anling.gateway.server;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.anling.gateway.server.mqtt.MqttListener;
import org.anling.gateway.server.mqtt.MqttListener.Carrier;
import org.anling.gateway.server.tls.DeviceTls;
import org.anling.gateway.server.tls.TlsSettings;

/** The ports that were bound for MQTT, by name, closed together. Not changed once they are bound. */
final class MqttPorts implements AutoCloseable {

    static final String CLEAR = "mqtt";
    static final String WEB_SOCKET = "mqtt/websocket";
    static final String TLS = "mqtt/tls";
    static final String WEB_SOCKET_TLS = "mqtt/websocket/tls";

    private final Map<String, MqttListener> bound = new LinkedHashMap<>();

    private MqttPorts() {}

    /**
     * Binds every port.
     *
     * @param tls what the ports for TLS speak, if there are any
     * @throws IllegalStateException if a port cannot be bound; those before it are closed again
     */
    static MqttPorts listen(GatewayConfig config, Vertx vertx, MqttListener.Setup setup, Optional<DeviceTls> tls) {
        MqttPorts ports = new MqttPorts();
        Opening opening = (name, port, carrier, how) -> port.ifPresent(
                number -> ports.bound.put(name, MqttListener.open(vertx, config.bind(), number, carrier, setup, how)));
        Optional<TlsSettings> settings = config.protocols().tls();
        try {
            opening.open(CLEAR, OptionalInt.of(config.mqttPort()), Carrier.TCP, Optional.empty());
            opening.open(WEB_SOCKET, OptionalInt.of(config.mqttWebSocketPort()), Carrier.WEB_SOCKET, Optional.empty());
            if (settings.isPresent()) {
                opening.open(TLS, settings.get().mqttPort(), Carrier.TCP, tls);
                opening.open(WEB_SOCKET_TLS, settings.get().mqttWebSocketPort(), Carrier.WEB_SOCKET, tls);
            }
            return ports;
        } catch (RuntimeException e) {
            ports.close();
            throw e;
        }
    }

    /** Opens one listener, if it has a port. */
    private interface Opening {
        void open(String name, OptionalInt port, Carrier carrier, Optional<DeviceTls> how);
    }

    /** The port of one of them, 0 if that is not open. */
    int port(String name) {
        MqttListener listener = bound.get(name);
        return listener == null ? 0 : listener.port();
    }

    @Override
    public void close() {
        List<MqttListener> listeners = new ArrayList<>(bound.values());
        listeners.reversed().forEach(MqttListener::close);
    }

    @Override
    public String toString() {
        List<String> each = new ArrayList<>();
        bound.forEach((name, listener) -> each.add(name + "=" + listener.port()));
        return String.join(" ", each);
    }
}
