/**
 * Listeners for devices: MQTT and plain TCP in, the inbox out, and the way back to the button.
 *
 * <p>{@link org.anling.gateway.server.DeviceGateway} is the only class that knows all others; {@code main} starts it with a {@link
 * org.anling.gateway.server.GatewayConfig}. Frames go through a listener ({@code tcp}, {@code mqtt}) or come from a {@code broker}, and on to the {@code intake}, which
 * appends them and lets the acknowledgement go only after that; reports go to {@code live}; {@code feedback} reads events and tells
 * devices. Event loops run the listeners and never wait; one timer, and one thread per centre for feedback.
 */
@NullMarked
package org.anling.gateway.server;

import org.jspecify.annotations.NullMarked;
