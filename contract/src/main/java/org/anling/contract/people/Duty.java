package org.anling.contract.people;

import java.time.Instant;

/**
 * What the calendar of shifts says that a responder does now.
 *
 * @param shift id of the shift in the registry
 * @param place beginning of the codes of those communities for which it is; empty for the whole centre
 * @param until when his time on duty ends, shifts that follow without a break included
 */
public record Duty(String shift, ShiftRole role, String place, Instant until) {}
