package org.anling.gateway.server.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.server.intake.Shed;

/** A connection that publishes come on, and the way down to the devices behind it. Any thread, never blocks. */
public interface PublishLine {

    /** For what came on no connection, or on one that is gone: nobody is told. */
    PublishLine NOWHERE = new PublishLine() {
        @Override
        public void acknowledge(PublishEcho echo, Runnable left) {}

        @Override
        public void refuse(PublishEcho echo, Defect why) {}

        @Override
        public void shed(PublishEcho echo, Shed why) {}

        @Override
        public void sendAck(DeviceId device, List<String> ids, Instant now, Runnable left) {}

        @Override
        public boolean send(DeviceId device, DeviceCommand command, Duration ttl) {
            return false;
        }

        @Override
        public void end(Ending why) {}
    };

    /** Why a connection is ended by us. */
    enum Ending {
        /** A newer connection has taken its place. */
        TAKEN_OVER,
        /** The device may no longer speak. */
        REVOKED,
        /** The device belongs elsewhere or has another password now; it may come again. */
        CHANGED,
        /** The store did not take what came; what is not confirmed is sent again on the next connection. */
        UNAVAILABLE,
        /** More is under way than was allowed; the same holds. */
        TOO_MANY
    }

    /**
     * Confirms a publish that is on disk, or that promises nothing.
     *
     * @param left run if the device itself was told by that
     */
    void acknowledge(PublishEcho echo, Runnable left);

    /** Refuses a publish that sending again would not mend. */
    void refuse(PublishEcho echo, Defect why);

    /**
     * Says of a routine publish that it was not stored, if that can be said; confirms it if what is not confirmed would keep alarms back. Its
     * id is never given back.
     */
    void shed(PublishEcho echo, Shed why);

    /** Gives ids back on {@code dn/ack}. */
    void sendAck(DeviceId device, List<String> ids, Instant now, Runnable left);

    /** Sends a command. Whether the device can hear it, as far as is known. */
    boolean send(DeviceId device, DeviceCommand command, Duration ttl);

    /** Ends the connection. */
    void end(Ending why);
}
