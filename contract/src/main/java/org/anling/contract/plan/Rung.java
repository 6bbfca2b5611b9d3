package org.anling.contract.plan;

import java.time.Duration;
import org.anling.contract.incident.AlarmTarget;
import org.jspecify.annotations.Nullable;

/**
 * One rung of the escalation ladder: who is alarmed while nobody is on the way.
 *
 * @param after from the opening, or from the end of the last help
 * @param repeat how often it is repeated until somebody is on the way, or null for once
 */
public record Rung(
        Duration after, AlarmTarget target, @Nullable Duration repeat) {}
