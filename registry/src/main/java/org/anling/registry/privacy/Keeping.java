package org.anling.registry.privacy;

import java.time.Duration;
import java.time.ZoneId;

/**
 * For how long what is kept.
 *
 * @param personal positions, notes, numbers, raw frames and measurements of closed incidents and of calls
 * @param audit who did and saw what
 * @param signIns who signed in and out, and who was refused
 * @param hour of the night at which what is older is destroyed
 */
public record Keeping(Duration personal, Duration audit, Duration signIns, int hour, ZoneId zone) {}
