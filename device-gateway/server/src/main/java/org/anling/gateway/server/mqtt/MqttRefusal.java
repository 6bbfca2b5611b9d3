package org.anling.gateway.server.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;

/** Why a connection is not accepted, with the code that each version of MQTT has for it. */
enum MqttRefusal {
    BAD_CLIENT_ID(
            "bad-client-id",
            MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED,
            MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID),
    BAD_PASSWORD(
            "bad-password",
            MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD,
            MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD),
    REVOKED(
            "revoked",
            MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
            MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5),
    /** It shows a certificate that is another's, or that does not count any more. */
    FOREIGN_CERTIFICATE(
            "foreign-certificate",
            MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
            MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5),
    FOREIGN_WILL(
            "foreign-will",
            MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
            MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5),
    /** So many log in that this one must come again. */
    BUSY(
            "busy",
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
            MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED),
    NO_DIRECTORY(
            "no-directory",
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5);

    private final String label;
    private final MqttConnectReturnCode three;
    private final MqttConnectReturnCode five;

    MqttRefusal(String label, MqttConnectReturnCode three, MqttConnectReturnCode five) {
        this.label = label;
        this.three = three;
        this.five = five;
    }

    String label() {
        return label;
    }

    MqttConnectReturnCode code(int protocolVersion) {
        return protocolVersion >= MqttConnection.VERSION_5 ? five : three;
    }
}
