package org.anling.gateway.server.intake;

import java.time.Duration;

/**
 * How much may wait for the store, and how long.
 *
 * @param pending frames of all devices that wait; beyond it listeners stop reading
 * @param pendingPerConnection frames of one connection that wait; beyond it that connection is not read
 * @param retryFor how long a frame without an answer of the store is tried again
 */
public record IntakeLimits(int pending, int pendingPerConnection, Duration retryFor) {}
