package org.anling.gateway.server.reception;

import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of one copy of a frame is owed, in that copy's own words.
 *
 * @param refusal what it is told if the frame could not be stored, or null if the protocol says nothing then
 */
public record Owed(Reply reply, @Nullable Bytes refusal, WayBack way) {

    /** A reply of a protocol that keeps silent when a frame could not be stored. */
    public Owed(Reply reply, WayBack way) {
        this(reply, null, way);
    }
}
