package org.anling.gateway.codec.session;

import java.util.List;
import org.anling.contract.id.DeviceId;

/**
 * What is owed once a frame is on disk.
 *
 * @param copies every copy that came while it was being stored, in order; at least one
 * @param target the connection that gets the acknowledgement: the device's newest
 * @param <T> the protocol's echo fields
 */
public record Answer<T>(DeviceId device, List<Copy<T>> copies, long target) {

    public Answer {
        copies = List.copyOf(copies);
    }

    /** The copy whose echo fields count. */
    public Copy<T> latest() {
        return copies.getLast();
    }
}
