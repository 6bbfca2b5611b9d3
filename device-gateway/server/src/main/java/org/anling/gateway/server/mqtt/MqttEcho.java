package org.anling.gateway.server.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to a publish gives back.
 *
 * @param ackId id for {@code dn/ack}, or null if it has none
 */
record MqttEcho(int packet, MqttQoS qos, @Nullable String ackId) {}
