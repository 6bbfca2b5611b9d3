package org.anling.contract.alert;

import org.anling.contract.id.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * The device that an alert came from, as the gateway knew it.
 *
 * @param protocol name of the protocol package, for example {@code watch-3g} or {@code mqtt}
 * @param model model in the registry, or null if not registered
 * @param sourceNetwork network of the sender (IPv4 /24, IPv6 /48), kept for unregistered devices only
 */
public record DeviceRef(
        DeviceId id,
        Identity identity,
        String protocol,
        @Nullable String model,
        @Nullable String sourceNetwork) {}
