package org.anling.registry.report;

import java.time.Duration;

/**
 * One promise.
 *
 * @param share of 1, for example 0.95
 */
public record ServiceTarget(ServiceClock clock, ServiceClass of, double share, Duration within) {}
