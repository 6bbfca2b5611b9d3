package org.anling.console.api;

import java.time.Instant;
import org.anling.console.api.phone.VitalSign;

/**
 * The newest that a device of an elder measured of a kind.
 *
 * @param value in the unit that the kind has everywhere: /min, %, mmHg, °C, mmol/L
 * @param at when it was measured
 */
public record MeasuredSign(VitalSign kind, double value, Instant at) {}
