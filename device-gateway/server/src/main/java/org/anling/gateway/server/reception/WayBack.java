package org.anling.gateway.server.reception;

import org.anling.gateway.codec.Bytes;

/** Where the sender of a frame is reached: its connection, or the address that a datagram came from. Any thread. */
public interface WayBack {

    /** Whether the bytes could be handed to the network; not whether they arrived. */
    default boolean send(Bytes bytes) {
        return send(bytes, () -> {});
    }

    /**
     * The same.
     *
     * @param left run when the bytes went into the network
     */
    boolean send(Bytes bytes, Runnable left);

    /** Whether something that is sent could still arrive. */
    boolean isOpen();

    /** Ends the connection, if there is one. */
    void end();
}
