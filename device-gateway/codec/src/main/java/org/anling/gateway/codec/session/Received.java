package org.anling.gateway.codec.session;

import org.anling.contract.id.InputId;

/** What to do with a frame that was received. */
public sealed interface Received {

    /** Store it under this id. */
    record Fresh(InputId id) implements Received {}

    /** A copy is being stored under this id: nothing to do, the answer goes out with it. */
    record Waits(InputId id) implements Received {}
}
