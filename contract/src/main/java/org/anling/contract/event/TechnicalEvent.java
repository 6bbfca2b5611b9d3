package org.anling.contract.event;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.jspecify.annotations.Nullable;

/** Facts about devices: a queue of its own beside the incidents. */
public sealed interface TechnicalEvent extends Event {

    DeviceRef device();

    /**
     * A technical alert begins or repeats.
     *
     * @param id stable per device and type, so that a repeat meets its row
     * @param mass the mass incident that it is part of, or null
     */
    record TechnicalRaised(
            String id,
            AlertType type,
            DeviceRef device,
            @Nullable ElderRef elder,
            @Nullable String detail,
            @Nullable IncidentId mass)
            implements TechnicalEvent {

        /** One that belongs to no mass incident. */
        public TechnicalRaised(
                String id, AlertType type, DeviceRef device, @Nullable ElderRef elder, @Nullable String detail) {
            this(id, type, device, elder, detail, null);
        }
    }

    /** A technical alert ended. */
    record TechnicalCleared(String id, AlertType type, DeviceRef device) implements TechnicalEvent {}

    /** A device that the registry does not know sent alerts; operators see it, nobody is sent automatically. */
    record UnregisteredSeen(DeviceRef device, List<Alert> alerts) implements TechnicalEvent {
        public UnregisteredSeen {
            alerts = List.copyOf(alerts);
        }
    }

    /** A member of the staff looks after it. */
    record TechnicalAcknowledged(String id, AlertType type, DeviceRef device, StaffId by) implements TechnicalEvent {}

    /** It is known and does not sound until then. */
    record TechnicalShelved(String id, AlertType type, DeviceRef device, StaffId by, Instant until, String reason)
            implements TechnicalEvent {}

    /** A member of the staff says that it is mended. */
    record TechnicalClosed(String id, AlertType type, DeviceRef device, StaffId by, String reason)
            implements TechnicalEvent {}
}
