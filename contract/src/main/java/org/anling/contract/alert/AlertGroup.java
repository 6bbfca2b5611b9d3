package org.anling.contract.alert;

/** What an alert is about; decides its lane and whether it opens an incident. */
public enum AlertGroup {
    /** An alarm: somebody may be dying. */
    LIFE_SAFETY,

    /** Somebody may need help. */
    WELFARE,

    /** About the device: a technical alert. */
    DEVICE,

    /** Says more about something that is known; annotates, never closes. */
    FOLLOW_UP
}
