package org.anling.gateway.server;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Packets of MQTT 3.1.1, written out: a client library would wait where these tests do not. */
final class RawMqtt {

    static final String ACCEPTED = "20020000";
    static final String UNAVAILABLE = "20020003";
    static final String CONFIRMED = "40020001";

    private RawMqtt() {}

    /** A client with its name as user. */
    static String connect(String client, String password, int keepAliveSeconds) {
        return packet(
                0x10,
                text("MQTT") + "04c2" + "%04x".formatted(keepAliveSeconds) + text(client) + text(client)
                        + text(password));
    }

    /** A publish with quality of service 1 and packet id 1. */
    static String publish(String topic, String payload) {
        return packet(0x32, text(topic) + "0001" + HexFormat.of().formatHex(payload.getBytes(StandardCharsets.UTF_8)));
    }

    private static String packet(int first, String rest) {
        int length = rest.length() / 2;
        if (length > 127) {
            throw new IllegalArgumentException("too long for one octet of length");
        }
        return "%02x%02x".formatted(first, length) + rest;
    }

    private static String text(String value) {
        byte[] octets = value.getBytes(StandardCharsets.UTF_8);
        return "%04x".formatted(octets.length) + HexFormat.of().formatHex(octets);
    }
}
