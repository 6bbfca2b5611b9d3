package org.anling.launcher.selfpress;

import java.io.IOException;
import org.anling.contract.id.DeviceId;

/** One way into the gateway, and the synthetic device that presses through it. Used by the thread of the self-press. */
interface SyntheticIntake {

    /** Name among the intakes of the process: {@code tcp}, {@code mqtt}. */
    String name();

    DeviceId device();

    String protocol();

    /** Hash of its password, or empty if its protocol has none. */
    String secretHash();

    /** Presses, and returns when the gateway has acknowledged. @throws IOException if it has not in time */
    void press() throws IOException;
}
