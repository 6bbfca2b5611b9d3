package org.anling.contract.input;

import java.time.Instant;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.jspecify.annotations.Nullable;

/**
 * Supervision found that a device is silent, or is heard again.
 *
 * @param lastHeardAt when the device was heard last before this finding
 */
public record SilenceFinding(DeviceRef device, @Nullable ElderRef elder, State state, Instant lastHeardAt)
        implements Input {

    /** What was found. */
    public enum State {
        SILENT,
        HEARD_AGAIN
    }
}
