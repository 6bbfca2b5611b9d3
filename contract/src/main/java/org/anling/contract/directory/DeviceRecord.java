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
        long version) {

    /** Whether the device may speak. */
    public enum Standing {
        ENROLLED,
        REVOKED
    }
}
