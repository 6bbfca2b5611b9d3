/**
 * Devices behind a message broker: the gateway subscribes there like one more client, and what it hears goes the same way as from devices
 * that connect by themselves.
 *
 * <p>{@link org.anling.gateway.server.broker.BrokerLink} keeps one connection (Eclipse Paho, MQTT 5) and makes a new one whenever it must,
 * for ever. Its session at the broker outlives it, and a message is confirmed only after the append; so what comes while a gateway is away
 * waits at the broker. Topics of the native scheme and of Zigbee2MQTT flow in, {@code dn/ack} and commands flow out through a bounded queue.
 * Threads of Paho bring messages and never wait here; one thread of ours connects.
 */
@NullMarked
package org.anling.gateway.server.broker;

import org.jspecify.annotations.NullMarked;
