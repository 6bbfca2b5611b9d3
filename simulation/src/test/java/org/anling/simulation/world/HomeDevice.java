package org.anling.simulation.world;

import org.anling.simulation.district.people.Elder;
import org.anling.simulation.fleet.device.Alarm;

/** A device at home, on a network that delays and breaks. */
interface HomeDevice {

    String id();

    String protocol();

    Elder elder();

    /** The first connection. */
    void start();

    void press(Alarm alarm);

    /** The gateway answers on a connection; an answer on an older one is lost. */
    void hear(long connection, String content);

    /** Connects again a little later. */
    void connectionLost();
}
