package org.anling.gateway.server;

import java.time.Duration;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.server.intake.DeviceLink;

/**
 * What staff can ask of a device whose session this gateway holds. Each answers whether the device has such a session and understands
 * the command, not whether it arrived or was carried out. Any thread, never blocks.
 */
public final class DeviceCommands {

    private static final Duration TTL = Duration.ofMinutes(1);

    private final DeviceLink link;

    DeviceCommands(DeviceLink link) {
        this.link = link;
    }

    /**
     * Makes a device call a number; the person sees and hears it.
     *
     * @throws IllegalArgumentException if it is no telephone number
     */
    public boolean call(DeviceId device, String number) {
        return link.tell(device, new DeviceCommand.Call(number), TTL);
    }

    /** Shows a text on a device. */
    public boolean text(DeviceId device, String text) {
        return link.tell(device, new DeviceCommand.Text("note", text), TTL);
    }

    /** Asks a device where it is. */
    public boolean locate(DeviceId device) {
        return link.tell(device, new DeviceCommand.Locate(), TTL);
    }

    /** Makes a device ring so that it can be found. */
    public boolean find(DeviceId device) {
        return link.tell(device, new DeviceCommand.Find(), TTL);
    }
}
