package org.anling.gateway.server.intake;

import java.time.Duration;

/**
 * How much of one connection may wait for the store, and how long anything may. What may wait of all together is the {@link StoreRoom}.
 *
 * @param perConnection urgent frames of one connection that wait; beyond it that connection is not read
 * @param routinePerConnection routine frames of one connection that wait; beyond it they are shed, and the connection is read on
 * @param retryFor how long a frame without an answer of the store is tried again
 */
public record IntakeLimits(int perConnection, int routinePerConnection, Duration retryFor) {}
