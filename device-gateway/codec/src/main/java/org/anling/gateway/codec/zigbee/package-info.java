/**
 * Sensors and buttons of a home that Zigbee2MQTT publishes; the page is {@code docs/protocols/zigbee2mqtt.md}.
 *
 * <p>A topic and a payload flow in, the same record as from every protocol flows out. {@link org.anling.gateway.codec.zigbee.ZigbeeTopics}
 * says which device a topic belongs to, {@link org.anling.gateway.codec.zigbee.ZigbeeDecoder} what its state means; {@link
 * org.anling.gateway.codec.zigbee.ZigbeeRule} holds what a centre adds for its own sensors. A state such as smoke is said again with every
 * report and is one alert each time with the same key; an action is a press and is new each time. Unknown fields are ignored. Pure; the
 * thread that brings the message runs it.
 */
@NullMarked
package org.anling.gateway.codec.zigbee;

import org.jspecify.annotations.NullMarked;
