package org.anling.launcher.bench.crowd;

import io.netty.channel.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one device speaks: its machine in the simulated fleet, and the wire under it. On the loop of the generator. */
interface Talk {

    /** Puts into the pipeline what must lie between the wire and this. */
    void prepare(Channel channel);

    /** The first words on a new connection. */
    void opened(Channel channel, Instant now);

    /** Something arrived, and was answered. Whether the server has accepted the device by now. */
    boolean heard(Channel channel, Object message, Instant now);

    /** The connection is gone. */
    void closed();

    /** Ends the connection as the protocol says. */
    void leave(Channel channel);

    /** Somebody presses; without a connection, or before it is accepted, it is said on the next occasion. */
    void press(@Nullable Channel channel, Instant now);

    /** Says what is due. */
    void tick(Channel channel, Instant now);

    /** When something is due. */
    Instant nextDue();

    /** Whether a press is not acknowledged. */
    boolean isWaiting();
}
