package org.anling.registry.people;

import java.time.Duration;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.jspecify.annotations.Nullable;

/**
 * A device in the registry. Its id is unique over all centres.
 *
 * @param elder whom it protects, or null
 * @param secretHash made by {@link DeviceSecrets}, or null if its protocol has no password
 * @param expectedInterval longest silence that is still normal
 * @param version 0 for one that is not stored yet
 * @param panelKey sealed by {@link org.anling.registry.panel.PanelKeys}, or null if it is no panel with a key
 */
public record Device(
        DeviceId id,
        Standing standing,
        String protocol,
        @Nullable String model,
        @Nullable ElderId elder,
        @Nullable String secretHash,
        Duration expectedInterval,
        long version,
        @Nullable String panelKey) {

    /** The classes of supervision begin here: a panel that is polled. */
    public static final Duration SHORTEST_SILENCE = Duration.ofSeconds(20);
    /** Silence for longer than this is not supervised by anybody. */
    public static final Duration LONGEST_SILENCE = Duration.ofDays(7);
    /** Of a device of which nobody said anything: one sign of life a day, and an hour. */
    public static final Duration USUAL_SILENCE = Duration.ofHours(25);

    /** A device without a key. */
    public Device(
            DeviceId id,
            Standing standing,
            String protocol,
            @Nullable String model,
            @Nullable ElderId elder,
            @Nullable String secretHash,
            Duration expectedInterval,
            long version) {
        this(id, standing, protocol, model, elder, secretHash, expectedInterval, version, null);
    }

    /** The same with a sealed key, or without one. */
    public Device withPanelKey(@Nullable String sealed) {
        return new Device(id, standing, protocol, model, elder, secretHash, expectedInterval, version, sealed);
    }

    /** Leaves hash and key out. */
    @Override
    public String toString() {
        return "Device[" + id + ", " + standing + ", " + protocol + ", version " + version + "]";
    }
}
