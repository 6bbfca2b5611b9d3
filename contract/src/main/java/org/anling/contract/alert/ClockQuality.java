package org.anling.contract.alert;

/** Where a device has its time from. */
public enum ClockQuality {
    /** Network time protocol or satellite. */
    NTP,

    /** The mobile network. */
    NETWORK,

    /** A clock of its own that may drift. */
    RTC,

    /** Never set; the time must not be trusted. */
    UNSET
}
