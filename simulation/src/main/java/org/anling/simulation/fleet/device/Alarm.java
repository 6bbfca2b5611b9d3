package org.anling.simulation.fleet.device;

/** What a simulated device can raise, with its name in the MQTT scheme; each machine knows the bits or codes of its protocol. */
public enum Alarm {
    SOS,
    FALL,
    SMOKE,
    LOW_BATTERY
}
