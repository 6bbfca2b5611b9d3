package org.anling.console.store;

import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;

/** Lets a device of an open incident call the centre: ringing or announced, never silently. */
@FunctionalInterface
public interface DeviceCalls {

    /**
     * Asks the device.
     *
     * @param person who wants it, for the log
     * @return false if no gateway holds the device, or it has no such command
     */
    boolean call(DeviceId device, IncidentId incident, String person);
}
