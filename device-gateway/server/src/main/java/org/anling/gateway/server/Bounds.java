package org.anling.gateway.server;

import io.github.bucket4j.TimeMeter;
import java.util.function.BooleanSupplier;
import org.anling.contract.entry.Lane;
import org.anling.gateway.server.broker.BrokerSettings;
import org.anling.gateway.server.entrance.Entrance;
import org.anling.gateway.server.entrance.LoginGate;
import org.anling.gateway.server.intake.IntakeLimits;
import org.anling.gateway.server.intake.StoreRoom;
import org.anling.gateway.server.meters.GatewayMeters;

/**
 * Everything that bounds a gateway as a whole.
 *
 * @param room for frames that wait for the store
 * @param entrance where connections are accepted
 * @param logins lets devices log in
 * @param tcp of one connection with a protocol of frames
 * @param publishing of one connection that publishes come on
 */
record Bounds(StoreRoom room, Entrance entrance, LoginGate logins, IntakeLimits tcp, IntakeLimits publishing) {

    private static final int MQTT_SLACK = 4;

    /** @param storeFull whether the store takes no routine entries for lack of space */
    static Bounds of(GatewayConfig config, GatewayMeters meters, BooleanSupplier storeFull) {
        GatewayConfig.Limits limits = config.limits();
        Overload overload = limits.overload();
        StoreRoom room = new StoreRoom(limits.pending(), overload.routinePending(), storeFull);
        for (Lane lane : Lane.values()) {
            meters.watchLane("waiting", lane, room, it -> it.waiting(lane));
        }
        Entrance entrance =
                new Entrance(new Entrance.Bounds(limits.connections(), overload.perHost(), overload.trusted()), meters);
        meters.watch("connections", "all", entrance, Entrance::openCount);
        LoginGate logins =
                new LoginGate(overload.logins().rate(), overload.logins().burst(), TimeMeter.SYSTEM_MILLISECONDS);
        meters.watch("logins.waiting", "all", logins, LoginGate::waitingCount);
        int each = limits.pendingPerConnection();
        return new Bounds(
                room, entrance, logins, new IntakeLimits(each, each / 2, limits.retryFor()), publishing(config));
    }

    /** Of what a device, or a broker, may have under way, routine publishes never take more than half: the rest is for alarms. */
    private static IntakeLimits publishing(GatewayConfig config) {
        int own = config.limits().receiveMaximum();
        int window = config.protocols()
                .broker()
                .map(BrokerSettings::receiveMaximum)
                .map(broker -> Math.min(own, broker))
                .orElse(own);
        return new IntakeLimits(own * MQTT_SLACK, window / 2, config.limits().retryFor());
    }
}
