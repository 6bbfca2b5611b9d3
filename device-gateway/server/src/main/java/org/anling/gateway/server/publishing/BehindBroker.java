package org.anling.gateway.server.publishing;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.gateway.server.intake.DeviceResolver;
import org.anling.gateway.server.live.LiveUpdates;
import org.anling.gateway.server.meters.GatewayMeters;
import org.jspecify.annotations.Nullable;

/**
 * Enrolled devices that were heard through a broker. Several gateways may hear the same device; that which stored its latest alert, or
 * heard it first, says so in the live store and is the one that tells it things, so that nothing is said to a person twice. Any thread.
 */
final class BehindBroker {

    /** As many as have sessions of their own at most. */
    private static final int MOST = 100_000;

    private final DeviceResolver resolver;
    private final LiveUpdates live;
    private final GatewayMeters meters;
    private final BiConsumer<PublishLine, DeviceId> greeting;
    private final Set<DeviceId> held = ConcurrentHashMap.newKeySet();
    private volatile @Nullable PublishLine way;

    /** @param greeting what a device is told that this gateway has just become responsible for */
    BehindBroker(
            DeviceResolver resolver,
            LiveUpdates live,
            GatewayMeters meters,
            BiConsumer<PublishLine, DeviceId> greeting) {
        this.resolver = resolver;
        this.live = live;
        this.meters = meters;
        this.greeting = greeting;
    }

    /** The newest connection to the broker, or null if there was none. */
    @Nullable
    PublishLine way() {
        return way;
    }

    void way(PublishLine newest) {
        way = newest;
    }

    /** A sign of life. */
    void heard(DeviceId device) {
        if (!held.contains(device)) {
            hold(device);
        }
    }

    /** An alert: from now on this gateway is the one that speaks to the device, whoever was before. */
    void pressed(DeviceId device) {
        hold(device);
    }

    /** Tells a device something if no other gateway has become responsible. Whether this gateway thinks that it is. */
    boolean tell(DeviceId device, DeviceCommand command, Duration ttl) {
        PublishLine now = way;
        if (now == null || !held.contains(device)) {
            return false;
        }
        live.isNewest(device).thenAccept(mine -> {
            if (mine) {
                now.send(device, command, ttl);
            } else {
                held.remove(device);
            }
        });
        return true;
    }

    void revoked(DeviceId device) {
        if (held.remove(device)) {
            meters.refused(NativeDecoder.PROTOCOL, "revoked");
            live.ended(device);
        }
    }

    void close() {
        held.forEach(live::ended);
        held.clear();
    }

    private void hold(DeviceId device) {
        if (held.size() >= MOST && !held.contains(device)) {
            meters.refused(NativeDecoder.PROTOCOL, "too-many-sessions");
            return;
        }
        resolver.resolve(device)
                .thenAccept(record -> record.filter(found -> found.standing() == Standing.ENROLLED)
                        .ifPresent(this::hold));
    }

    private void hold(DeviceRecord record) {
        live.opened(record.id(), record.centre());
        PublishLine now = way;
        if (held.add(record.id()) && now != null) {
            greeting.accept(now, record.id());
        }
    }
}
