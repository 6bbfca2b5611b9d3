package org.anling.dispatcher.core.incident;

import java.time.Duration;

/**
 * The numbers of what people do at the desk, beside those of the incident itself.
 *
 * @param handover how long a transfer waits for its answer before it goes back to the owner
 * @param shortestHold a hold ends this long after it was asked for, at the earliest
 * @param longestHold a hold ends this long after it was asked for, at the latest
 * @param followUpAgain how often the supervisor hears of a follow-up that is overdue
 * @param followUpEnd how long after the closing nobody is reminded of it any more
 * @param testMode how long presses of an elder may be tests
 * @param testAgain two presses within this time are no test
 * @param testConfirm until a press in test mode is confirmed; then it is no test
 */
public record DeskSettings(
        Duration handover,
        Duration shortestHold,
        Duration longestHold,
        Duration followUpAgain,
        Duration followUpEnd,
        Duration testMode,
        Duration testAgain,
        Duration testConfirm) {

    /** The field's figures. */
    public static final DeskSettings DEFAULT = new DeskSettings(
            Duration.ofSeconds(60),
            Duration.ofMinutes(1),
            Duration.ofHours(4),
            Duration.ofHours(24),
            Duration.ofDays(7),
            Duration.ofMinutes(30),
            Duration.ofSeconds(60),
            Duration.ofMinutes(2));

    /** @throws IllegalArgumentException if a wait is not positive: it would fire for ever */
    public DeskSettings {
        if (!handover.isPositive() || !followUpAgain.isPositive() || !testConfirm.isPositive()) {
            throw new IllegalArgumentException("handover, followUpAgain and testConfirm must be longer than nothing");
        }
        if (!shortestHold.isPositive() || longestHold.compareTo(shortestHold) < 0) {
            throw new IllegalArgumentException("the longest hold must not be shorter than the shortest");
        }
    }
}
