package org.anling.dispatcher.core.incident;

import java.time.Duration;

/**
 * The numbers that say what alerts mean together.
 *
 * @param fallWindow how long after the last alert of an episode no motion still belongs to its fall
 * @param runawayAlerts more alerts of one device within a minute make it a runaway
 * @param runawayQuiet how long a runaway must be quiet to be one no longer
 * @param massDevices so many devices of one area with the same technical alert within {@code massWindow} are one mass incident
 * @param massQuiet how long after its closing further alerts of the kind still belong to a mass incident
 * @param batteryGood per cent at which a low battery is over
 * @param shelfLongest how long a technical alert may be shelved
 * @param strangerAlerts how many alerts of one unknown network within a minute are kept with all they hold
 */
public record SignalSettings(
        Duration fallWindow,
        int runawayAlerts,
        Duration runawayQuiet,
        int massDevices,
        Duration massWindow,
        Duration massQuiet,
        int batteryGood,
        Duration shelfLongest,
        int strangerAlerts) {

    /** As the field's figures say; every one is a setting of the centre. */
    public static final SignalSettings DEFAULT = new SignalSettings(
            Duration.ofMinutes(5),
            6,
            Duration.ofMinutes(5),
            10,
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            30,
            Duration.ofDays(7),
            10);

    /** @throws IllegalArgumentException if a threshold is too small to tell many from one */
    public SignalSettings {
        if (runawayAlerts < 1 || runawayAlerts > 7 || massDevices < 2 || strangerAlerts < 1) {
            throw new IllegalArgumentException(
                    "runawayAlerts is 1 to 7, massDevices at least 2, strangerAlerts at least 1");
        }
        if (!runawayQuiet.isPositive() || !shelfLongest.isPositive()) {
            throw new IllegalArgumentException("runawayQuiet and shelfLongest must be longer than nothing");
        }
    }
}
