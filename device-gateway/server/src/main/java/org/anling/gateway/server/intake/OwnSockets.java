package org.anling.gateway.server.intake;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sockets that this process itself has opened to its own listeners, for the self-press. While one is open nobody else can have its
 * address and port, so what comes from there comes from here: the only proof of origin that a protocol without secrets can give. Any
 * thread.
 */
public final class OwnSockets {

    private final Set<InetSocketAddress> open = ConcurrentHashMap.newKeySet();

    /** To be called after connecting and before the first byte is sent. */
    public void opened(InetSocketAddress local) {
        open.add(local);
    }

    /** To be called before the socket is closed. */
    public void closing(InetSocketAddress local) {
        open.remove(local);
    }

    /** Whether the other end of a connection is ours. */
    public boolean contains(InetSocketAddress remote) {
        return open.contains(remote);
    }
}
