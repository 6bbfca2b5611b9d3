package org.anling.simulation.fleet.pace;

import java.time.Duration;
import java.time.Instant;

/** The time of the fleet; waiting ends early only by an interrupt, which means that the fleet is being closed. */
public interface Pace {

    Instant now();

    void pause(Duration duration) throws InterruptedException;
}
