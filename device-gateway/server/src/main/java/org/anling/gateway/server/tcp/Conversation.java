package org.anling.gateway.server.tcp;

import java.nio.ByteBuffer;
import org.anling.gateway.codec.Split;
import org.anling.gateway.server.reception.Moment;

/**
 * What a protocol makes of one connection. Called by the loop of the connection only.
 *
 * @param <F> the protocol's frame
 */
public interface Conversation<F> {

    /** Looks for the next frame from position to limit. */
    Split<F> split(ByteBuffer in);

    /** A whole frame came. */
    void frame(F frame, Moment moment);

    /** Whether what is left when a connection ends is a frame that broke off. */
    default boolean isCut(ByteBuffer rest) {
        return true;
    }

    /**
     * Whether whoever is at the other end has shown enough to be borne with when he sends what cannot be read.
     *
     * @param heard whether a whole frame came from him
     */
    default boolean mayErr(boolean heard) {
        return heard;
    }

    /** The connection ended. */
    void closed();
}
