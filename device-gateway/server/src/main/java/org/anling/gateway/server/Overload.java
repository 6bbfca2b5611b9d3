package org.anling.gateway.server;

import java.time.Duration;
import java.util.List;
import org.anling.gateway.server.entrance.Network;

/**
 * What a gateway takes upon itself when everybody speaks at once; docs/overload.md gives the reasons.
 *
 * @param routinePending device events of all protocols that wait for the store; further ones are shed
 * @param perHost connections of one address of IPv4, or of one /64 of IPv6
 * @param trusted networks whose connections are not counted by address
 * @param logins how fast devices may log in
 * @param frameWithin a frame that was begun by TCP must be whole by then
 * @param beatEvery a heartbeat of a device is written to the live store so often at most; supervision hears every one
 */
public record Overload(
        int routinePending,
        int perHost,
        List<Network> trusted,
        Logins logins,
        Duration frameWithin,
        Duration beatEvery) {

    /**
     * As chosen. Of waiting events one of nearly every device that may be connected, so that a power cut fits; of one address many, since a mobile
     * network puts many devices behind one, and yet a small part of all.
     */
    public static final Overload DEFAULT = new Overload(
            16_384, 1_000, List.of(), new Logins(500, 1_000), Duration.ofMinutes(2), Duration.ofSeconds(10));

    public Overload {
        trusted = List.copyOf(trusted);
    }

    /**
     * A bucket of logins.
     *
     * @param rate logins a second for ever
     * @param burst logins at once after a rest
     */
    public record Logins(int rate, int burst) {}

    /** The same with room for other numbers of events. */
    public Overload withRoutinePending(int other) {
        return new Overload(other, perHost, trusted, logins, frameWithin, beatEvery);
    }

    /** The same with other bounds for addresses. */
    public Overload withHosts(int each, List<Network> notCounted) {
        return new Overload(routinePending, each, notCounted, logins, frameWithin, beatEvery);
    }

    /** The same with another rate of logins. */
    public Overload withLogins(Logins other) {
        return new Overload(routinePending, perHost, trusted, other, frameWithin, beatEvery);
    }

    /** The same with another time for a frame. */
    public Overload withFrameWithin(Duration other) {
        return new Overload(routinePending, perHost, trusted, logins, other, beatEvery);
    }

    /** The same with another time between two heartbeats that are written. */
    public Overload withBeatEvery(Duration other) {
        return new Overload(routinePending, perHost, trusted, logins, frameWithin, other);
    }
}
