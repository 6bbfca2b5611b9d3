package org.anling.launcher.chaos.gateway;

import java.util.concurrent.atomic.AtomicInteger;
import org.anling.simulation.district.people.Device;
import org.anling.simulation.fleet.device.PressLedger;
import org.anling.simulation.fleet.device.SimulatedDevice;

/**
 * One device with its own elder.
 *
 * @param ledger what it raised and what was acknowledged to it, and nobody else
 * @param connections how often it connected, or tried to
 */
record Home(Device device, SimulatedDevice simulated, PressLedger ledger, AtomicInteger connections) {

    int raised() {
        return ledger.summary().raised();
    }

    int waiting() {
        return ledger.summary().waiting();
    }
}
