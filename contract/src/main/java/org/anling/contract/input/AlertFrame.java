package org.anling.contract.input;

import java.time.Duration;
import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a device with all its alerts; one frame is one entry, in the lane of its most urgent alert. Position, home and raw
 * bytes travel in the personal block of the entry.
 *
 * @param elder whom the device protects, or null if the device is not registered or not given to anybody
 * @param repeatHorizon for how long after the last copy an exact copy still joins its incident: ten minutes, or the protocol's own
 *     longer retry time
 * @param marks remarks of the decoder, for example {@code len_mismatch} or {@code tail_unreadable}
 */
public record AlertFrame(
        DeviceRef device, @Nullable ElderRef elder, List<Alert> alerts, Duration repeatHorizon, List<String> marks)
        implements Input {

    /** @throws IllegalArgumentException if there is no alert */
    public AlertFrame {
        alerts = List.copyOf(alerts);
        marks = List.copyOf(marks);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("a frame without alerts is not an input");
        }
    }
}
