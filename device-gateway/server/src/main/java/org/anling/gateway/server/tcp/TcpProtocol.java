package org.anling.gateway.server.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;

/** One row of the table of protocols that share the port. */
public interface TcpProtocol {

    /** What the first bytes of a connection say. */
    enum Recognition {
        YES,
        NO,
        NEED_MORE
    }

    /** Name in metrics and entries. */
    String name();

    /** Looks at the first bytes as they came, blanks and all, without moving the buffer; see {@link FirstBytes}. */
    Recognition recognise(ByteBuf first);

    /**
     * A handler for one connection.
     *
     * @param number of the connection; later ones have higher numbers
     */
    ChannelHandler handler(long number);
}
