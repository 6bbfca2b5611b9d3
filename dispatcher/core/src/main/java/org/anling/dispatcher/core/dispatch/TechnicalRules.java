package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.event.TechnicalEvent.TechnicalCleared;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.SilenceFinding;
import org.anling.contract.state.CentreDeadline;

/** Alerts about devices: one row per device and type, raised, raised again, cleared. Never an incident. */
final class TechnicalRules {

    /** What ends what. */
    private static final Map<AlertType, List<AlertType>> ENDS = Map.of(
            AlertType.POWER_ON, List.of(AlertType.POWER_OFF),
            AlertType.MAINS_RESTORED, List.of(AlertType.MAINS_LOST),
            AlertType.LINK_RESTORED, List.of(AlertType.LINK_LOST, AlertType.LINK_WARNING));

    private TechnicalRules() {}

    /** An alert of a device about itself. */
    static void decide(Draft d, AlertFrame frame, Alert alert) {
        List<AlertType> ended = ENDS.get(alert.type());
        if (ended == null) {
            String id = id(frame.device(), alert.type());
            d.emit(new TechnicalRaised(id, alert.type(), frame.device(), frame.elder(), alert.detail()));
        } else {
            clear(d, frame.device(), ended);
        }
    }

    /** What supervision found. */
    static void decide(Draft d, SilenceFinding finding) {
        switch (finding.state()) {
            case SILENT -> {
                String id = id(finding.device(), AlertType.LINK_LOST);
                d.emit(new TechnicalRaised(id, AlertType.LINK_LOST, finding.device(), finding.elder(), null));
            }
            case HEARD_AGAIN -> clear(d, finding.device(), List.of(AlertType.LINK_LOST));
        }
    }

    /** Somebody looks after it. */
    static void acknowledge(Draft d, StaffId by, String id) {
        d.refuse(RefusalCode.UNKNOWN_TECHNICAL, id);
    }

    /** It is known and does not sound until then. */
    static void shelve(Draft d, StaffId by, String id, Instant until, String reason) {
        d.refuse(RefusalCode.UNKNOWN_TECHNICAL, id);
    }

    /** It is mended, though the device did not say so. */
    static void close(Draft d, StaffId by, String id, String reason) {
        d.refuse(RefusalCode.UNKNOWN_TECHNICAL, id);
    }

    /** A deadline about devices: the end of a mass incident, of a runaway, of a shelf. */
    static void fire(Draft d, CentreDeadline due) {
        d.deadline(due.kind(), due.subject(), null);
    }

    private static void clear(Draft d, DeviceRef device, List<AlertType> types) {
        boolean any = false;
        for (AlertType type : types) {
            String id = id(device, type);
            if (d.tables.technical.find(id).isPresent()) {
                d.emit(new TechnicalCleared(id, type, device));
                any = true;
            }
        }
        if (!any) {
            d.ignore("nothing of the device is to be cleared");
        }
    }

    private static String id(DeviceRef device, AlertType type) {
        return device.id() + "." + type.name();
    }
}
