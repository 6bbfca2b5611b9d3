package org.anling.gateway.server.broker;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;

/** Why there is no connection to the broker, in words that say what to look at. The label is for metrics. */
enum BrokerTrouble {
    UNREACHABLE("cannot be reached: is it running, and is mqtt.broker.url right?"),
    UNTRUSTED("shows a certificate that is not trusted or is for another name: see mqtt.broker.ca"),
    BAD_TRUST("cannot be checked: the file of mqtt.broker.ca holds no readable certificate"),
    BAD_PASSWORD("does not accept user or password: see mqtt.broker.user and mqtt.broker.password"),
    NOT_AUTHORIZED("does not let this user in: see mqtt.broker.user, mqtt.broker.password and its list of users"),
    FORBIDDEN("does not let this user subscribe: it needs the rights in docs/protocols/mqtt-broker.md"),
    TAKEN_OVER("has another client of the same name: every gateway needs its own mqtt.broker.client"),
    OLD("does not speak MQTT 5"),
    BUSY("is busy or shutting down"),
    SILENT("does not answer"),
    NOT_STORED("waits, since the store does not take what it sends"),
    LOST("has ended the connection");

    /** Codes of MQTT 5, and of 3.1.1, which brokers without version 5 answer with. */
    private static final Map<Integer, BrokerTrouble> CODES = Map.ofEntries(
            Map.entry(1, OLD),
            Map.entry(MqttReturnCode.RETURN_CODE_UNSUPPORTED_PROTOCOL_VERSION, OLD),
            Map.entry(4, BAD_PASSWORD),
            Map.entry(MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD, BAD_PASSWORD),
            Map.entry(5, NOT_AUTHORIZED),
            Map.entry(MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED, NOT_AUTHORIZED),
            Map.entry(MqttReturnCode.RETURN_CODE_BANNED, NOT_AUTHORIZED),
            Map.entry(MqttReturnCode.RETURN_CODE_SESSION_TAKEN_OVER, TAKEN_OVER),
            Map.entry(3, BUSY),
            Map.entry(MqttReturnCode.RETURN_CODE_SERVER_UNAVAILABLE, BUSY),
            Map.entry(MqttReturnCode.RETURN_CODE_SERVER_BUSY, BUSY),
            Map.entry(MqttReturnCode.RETURN_CODE_SERVER_SHUTTING_DOWN, BUSY),
            Map.entry((int) MqttClientException.REASON_CODE_CLIENT_TIMEOUT, SILENT),
            Map.entry((int) MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR, UNREACHABLE));

    private final String words;

    BrokerTrouble(String words) {
        this.words = words;
    }

    /** Goes on after "the broker ...". */
    String words() {
        return words;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By what a connection ended with; the innermost cause says more than what stands around it. */
    static BrokerTrouble of(@Nullable Throwable fault) {
        BrokerTrouble found = LOST;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof MqttException broken) {
                found = ofCode(broken.getReasonCode(), found);
            } else if (cause instanceof SSLException) {
                found = UNTRUSTED;
            } else if (cause instanceof GeneralSecurityException) {
                found = found == UNTRUSTED ? UNTRUSTED : BAD_TRUST;
            } else if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SocketTimeoutException) {
                found = UNREACHABLE;
            }
        }
        return found;
    }

    /** By the reason code that the broker gave. */
    static BrokerTrouble ofCode(int code) {
        return ofCode(code, LOST);
    }

    private static BrokerTrouble ofCode(int code, BrokerTrouble otherwise) {
        return CODES.getOrDefault(code, otherwise);
    }
}
