package org.anling.simulation.fleet.device;

import java.time.Instant;
import java.util.List;

/**
 * How a device on a TCP connection behaves: told what arrived and what time it is, it says what to send. Frames are texts with one
 * character per octet. Owned by one thread.
 */
public interface SocketMachine {

    /** The first words on a new connection. */
    List<String> connected(Instant now);

    /** Octets arrived, in whatever pieces. */
    List<String> received(String octets, Instant now);

    /** Somebody presses, or falls. A second press before the first is acknowledged may be the same alarm. */
    List<String> raise(Alarm alarm, Instant now);

    /** What is due by now. */
    List<String> tick(Instant now);

    /** When it must be asked again at the latest. */
    Instant nextDue();

    /** Whether it takes this connection for dead and wants a new one. */
    default boolean hangsUp(Instant now) {
        return false;
    }
}
