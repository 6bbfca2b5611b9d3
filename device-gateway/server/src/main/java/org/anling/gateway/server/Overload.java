package org.anling.gateway.server;

/**
 * What a gateway takes upon itself when everybody speaks at once.
 *
 * @param routinePending device events of all protocols that wait for the store; further ones are shed
 */
public record Overload(int routinePending) {

    /** As chosen: one event of nearly every device that may be connected, so that a power cut fits. */
    public static final Overload DEFAULT = new Overload(16_384);
}
