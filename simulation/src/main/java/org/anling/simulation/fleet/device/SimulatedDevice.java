package org.anling.simulation.fleet.device;

import java.io.IOException;

/** A device with a connection of its own. */
public interface SimulatedDevice {

    String id();

    /** One connection, until it breaks; whatever was raised and not acknowledged goes on over the next one. */
    void run() throws IOException, InterruptedException;

    /** Somebody presses, or falls; any thread. */
    void raise(Alarm alarm);
}
