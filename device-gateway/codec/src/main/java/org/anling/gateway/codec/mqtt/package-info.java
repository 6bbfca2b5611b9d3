/**
 * The native MQTT scheme: topics below {@code anling/v1/{device}/}, JSON up and down; the page is {@code docs/protocols/mqtt-native.md}.
 *
 * <p>Topic and payload of a publish flow in, the same records as from every protocol flow out, and JSON for what goes down. Of an alarm
 * only {@code v}, {@code id} and {@code type} are required, and even without them it stays an alarm: what can be read is used, unknown
 * fields are ignored. Connections, passwords and packet ids are the server's. Pure; the event loop of the connection runs it.
 */
@NullMarked
package org.anling.gateway.codec.mqtt;

import org.jspecify.annotations.NullMarked;
