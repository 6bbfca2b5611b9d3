package org.anling.contract.directory;

import java.time.Duration;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A device as the gateway must know it; latest version wins. Lies at {@code device:{id}} in Redis, outside any centre's tag.
 *
 * @param elder whom it protects, or null
 * @param home registered home of the elder, or null
 * @param secretHash {@code sha256:<salt hex>:<hash hex>} of the password, or null if the protocol has none. Device secrets are
 *     random and long, so that a slow hash is not needed and a storm of logins stays cheap
 * @param expectedInterval longest silence that is still normal
 * @param version of the record in the registry
 * @param panelKey AES key of a DC-09 account, as the registry sealed it ({@code hex:…} or {@code characters:…} inside), or null if its panel
 *     speaks in clear
 */
public record DeviceRecord(
        DeviceId id,
        CentreId centre,
        Standing standing,
        String protocol,
        @Nullable String model,
        @Nullable ElderRef elder,
        @Nullable Position home,
        @Nullable String secretHash,
        Duration expectedInterval,
        long version,
        @Nullable String panelKey) {

    /** A device without a key. */
    public DeviceRecord(
            DeviceId id,
            CentreId centre,
            Standing standing,
            String protocol,
            @Nullable String model,
            @Nullable ElderRef elder,
            @Nullable Position home,
            @Nullable String secretHash,
            Duration expectedInterval,
            long version) {
        this(id, centre, standing, protocol, model, elder, home, secretHash, expectedInterval, version, null);
    }

    /** The same with a sealed key, or without one. */
    public DeviceRecord withPanelKey(@Nullable String sealed) {
        return new DeviceRecord(
                id, centre, standing, protocol, model, elder, home, secretHash, expectedInterval, version, sealed);
    }

    /** Leaves hash and key out. */
    @Override
    public String toString() {
        return "DeviceRecord[" + id + ", " + centre + ", " + standing + ", " + protocol + ", version " + version + "]";
    }

    /** Whether the device may speak. */
    public enum Standing {
        ENROLLED,
        REVOKED
    }
}
