package org.anling.simulation.fleet.device;

/** What a simulated device can raise, with its name in the MQTT scheme and its bits in the status word of a watch. */
public enum Alarm {
    SOS(0x00010000),
    FALL(0x00200000),
    SMOKE(0),
    LOW_BATTERY(0x00020001);

    private final int watchStatus;

    Alarm(int watchStatus) {
        this.watchStatus = watchStatus;
    }

    int watchStatus() {
        return watchStatus;
    }
}
