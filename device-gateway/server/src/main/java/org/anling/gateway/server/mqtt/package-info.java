/**
 * Devices that publish by themselves with MQTT 3.1.1 or 5, over TCP and over WebSocket, in clear and over TLS: the native
 * scheme.
 *
 * <p>{@link org.anling.gateway.server.mqtt.MqttListener} accepts, checks the device's password or certificate and makes one {@link
 * org.anling.gateway.server.mqtt.MqttConnection} of each connection, which watches over topics, sizes and retained alarms, and hands
 * alerts to the intake. PUBACK and {@code dn/ack} leave only after the append is durable. Vert.x event loops run it, one per connection;
 * answers from threads of the journal are handed over to it.
 */
@NullMarked
package org.anling.gateway.server.mqtt;

import org.jspecify.annotations.NullMarked;
