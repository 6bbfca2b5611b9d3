package org.anling.gateway.server;

import java.util.Map;

/**
 * The ports that were bound for TCP devices, closed together.
 *
 * @param common where every protocol is spoken
 * @param own of single protocols, by their names
 */
record TcpPorts(int common, Map<String, Integer> own, Runnable closing) implements AutoCloseable {

    TcpPorts {
        own = Map.copyOf(own);
    }

    @Override
    public void close() {
        closing.run();
    }
}
