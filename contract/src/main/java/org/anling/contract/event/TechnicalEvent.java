package org.anling.contract.event;

import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.jspecify.annotations.Nullable;

/** Facts about devices: a queue of its own beside the incidents. */
public sealed interface TechnicalEvent extends Event {

    DeviceRef device();

    /**
     * A technical alert begins or repeats.
     *
     * @param id stable per device and type, so that a repeat meets its row
     */
    record TechnicalRaised(
            String id,
            AlertType type,
            DeviceRef device,
            @Nullable ElderRef elder,
            @Nullable String detail) implements TechnicalEvent {}

    /** A technical alert ended. */
    record TechnicalCleared(String id, AlertType type, DeviceRef device) implements TechnicalEvent {}

    /** A device that the registry does not know sent alerts; operators see it, nobody is sent automatically. */
    record UnregisteredSeen(DeviceRef device, List<Alert> alerts) implements TechnicalEvent {
        public UnregisteredSeen {
            alerts = List.copyOf(alerts);
        }
    }
}
