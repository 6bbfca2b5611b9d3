package org.anling.gateway.server.intake;

import java.time.Duration;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.DeviceCommand;

/** A way down to devices. Acts only for sessions that this gateway holds. Any thread. */
public interface DeviceLink {

    /**
     * Tells a device something.
     *
     * @param ttl after which it must not be carried out any more
     * @return whether the device has a session here that understands the command; not whether it arrived
     */
    boolean tell(DeviceId device, DeviceCommand command, Duration ttl);
}
