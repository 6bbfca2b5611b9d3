package org.anling.contract.input;

import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.jspecify.annotations.Nullable;

/**
 * What a device reports all the time, such as its battery, became too low, or good again.
 *
 * @param type the technical alert that is raised or ended by it
 * @param detail what was measured, for example {@code 14 %}; never personal data
 */
public record LevelFinding(
        DeviceRef device,
        @Nullable ElderRef elder,
        AlertType type,
        State state,
        @Nullable String detail) implements Input {

    /** What was found. */
    public enum State {
        RAISED,
        ENDED
    }
}
