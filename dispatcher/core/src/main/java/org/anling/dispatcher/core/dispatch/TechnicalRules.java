package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet.Kind;
import org.anling.contract.event.TechnicalEvent.TechnicalAcknowledged;
import org.anling.contract.event.TechnicalEvent.TechnicalCleared;
import org.anling.contract.event.TechnicalEvent.TechnicalClosed;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.event.TechnicalEvent.TechnicalShelved;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.LevelFinding;
import org.anling.contract.input.SilenceFinding;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.TechnicalState;
import org.anling.dispatcher.core.help.Draft;

/**
 * Alerts about devices: one row per device and type, raised, raised again, looked after, shelved, ended by the device or by a person.
 * Never an incident of an elder.
 */
final class TechnicalRules {

    /** What ends what. */
    private static final Map<AlertType, List<AlertType>> ENDS = Map.of(
            AlertType.POWER_ON, List.of(AlertType.POWER_OFF),
            AlertType.MAINS_RESTORED, List.of(AlertType.MAINS_LOST),
            AlertType.LINK_RESTORED, List.of(AlertType.LINK_LOST, AlertType.LINK_WARNING));

    /** What a device says with every message while it lasts: said once, it is known until it has ended. */
    private static final Set<AlertType> LASTING = Set.of(AlertType.LOW_BATTERY, AlertType.SENSOR_LOW_BATTERY);

    /** What comes and goes within moments, as where a plug is loose: it is over when it has stayed over for a while. */
    private static final Set<AlertType> FLAPPING = Set.of(AlertType.MAINS_LOST);

    private static final Duration SETTLES = Duration.ofMinutes(1);

    private TechnicalRules() {}

    /** An alert of a device about itself. */
    static void decide(Draft d, AlertFrame frame, Alert alert) {
        List<AlertType> ended = ENDS.get(alert.type());
        if (ended != null) {
            end(d, frame.device(), ended);
        } else if (alert.type() == AlertType.RUNAWAY) {
            d.ignore("that a device is a runaway is the dispatcher's to say");
        } else if (LASTING.contains(alert.type()) && isRaised(d, frame.device(), alert.type())) {
            d.ignore("is raised already");
        } else if (isSettling(d, id(frame.device(), alert.type()))) {
            d.deadline(Kind.SETTLED, id(frame.device(), alert.type()), null);
        } else {
            String id = id(frame.device(), alert.type());
            MassRules.raise(d, new TechnicalRaised(id, alert.type(), frame.device(), frame.elder(), alert.detail()));
        }
    }

    /**
     * A low battery is over when the device says so with anything but another low battery. What it says is its own battery: that of
     * a sensor is ended by a person who changed it.
     */
    static void endLowBattery(Draft d, AlertFrame frame) {
        boolean low = frame.alerts().stream().anyMatch(alert -> alert.type() == AlertType.LOW_BATTERY);
        boolean good = frame.alerts().stream()
                .map(Alert::batteryPercent)
                .anyMatch(percent ->
                        percent != null && percent >= d.settings.signals().batteryGood());
        if (good && !low && isRaised(d, frame.device(), AlertType.LOW_BATTERY)) {
            clear(d, frame.device(), List.of(AlertType.LOW_BATTERY));
        }
    }

    /** What supervision found. */
    static void decide(Draft d, SilenceFinding finding) {
        switch (finding.state()) {
            case SILENT -> {
                String id = id(finding.device(), AlertType.LINK_LOST);
                MassRules.raise(
                        d, new TechnicalRaised(id, AlertType.LINK_LOST, finding.device(), finding.elder(), null));
            }
            case HEARD_AGAIN -> clear(d, finding.device(), List.of(AlertType.LINK_LOST));
        }
    }

    /** What a gateway found in the levels that a device reports; the device may have complained itself already. */
    static void decide(Draft d, LevelFinding finding) {
        if (finding.type().group() != AlertGroup.DEVICE) {
            d.ignore("a level is about the device");
            return;
        }
        switch (finding.state()) {
            case RAISED -> {
                if (isRaised(d, finding.device(), finding.type())) {
                    d.ignore("is raised already");
                    return;
                }
                String id = id(finding.device(), finding.type());
                MassRules.raise(
                        d,
                        new TechnicalRaised(id, finding.type(), finding.device(), finding.elder(), finding.detail()));
            }
            case ENDED -> clear(d, finding.device(), List.of(finding.type()));
        }
    }

    /** Somebody looks after it. */
    static void acknowledge(Draft d, StaffId by, String id) {
        Optional<TechnicalState> found = d.tables.technical.find(id);
        if (found.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_TECHNICAL, id);
        } else if (by.equals(found.get().acknowledgedBy())) {
            d.ignore("is yours already");
        } else {
            TechnicalState row = found.get();
            d.emit(new TechnicalAcknowledged(id, row.type(), row.device(), by));
        }
    }

    /** It is known and does not sound until then. */
    static void shelve(Draft d, StaffId by, String id, Instant until, String reason) {
        Optional<TechnicalState> found = d.tables.technical.find(id);
        Instant latest = d.now().plus(d.settings.signals().shelfLongest());
        if (found.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_TECHNICAL, id);
        } else if (reason.isBlank()) {
            d.refuse(RefusalCode.REASON_MISSING, id);
        } else if (!until.isAfter(d.now()) || until.isAfter(latest)) {
            d.refuse(RefusalCode.MALFORMED, id, null, latest);
        } else {
            TechnicalState row = found.get();
            d.emit(new TechnicalShelved(id, row.type(), row.device(), by, until, ""), Personal.ofTyped(reason));
            d.deadline(Kind.SHELF, id, until);
        }
    }

    /** It is mended, though the device did not say so. */
    static void close(Draft d, StaffId by, String id, String reason) {
        Optional<TechnicalState> found = d.tables.technical.find(id);
        if (found.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_TECHNICAL, id);
        } else if (reason.isBlank()) {
            d.refuse(RefusalCode.REASON_MISSING, id);
        } else {
            TechnicalState row = found.get();
            d.emit(new TechnicalClosed(id, row.type(), row.device(), by, ""), Personal.ofTyped(reason));
            forget(d, row);
        }
    }

    /** What was shelved sounds again. */
    static void unshelve(Draft d, CentreDeadline due) {
        d.deadline(due.kind(), due.subject(), null);
        d.tables
                .technical
                .find(due.subject())
                .ifPresent(row -> d.emit(new TechnicalRaised(
                        row.id(), row.type(), row.device(), row.elder(), row.detail(), row.mass())));
    }

    /** What ended and has not begun again for a minute is over. */
    static void settled(Draft d, CentreDeadline due) {
        d.deadline(due.kind(), due.subject(), null);
        d.tables.technical.find(due.subject()).ifPresent(row -> {
            d.emit(new TechnicalCleared(row.id(), row.type(), row.device()));
            forget(d, row);
        });
    }

    /** A device says that something is over. */
    private static void end(Draft d, DeviceRef device, List<AlertType> types) {
        List<AlertType> flapping = types.stream()
                .filter(type -> FLAPPING.contains(type) && isRaised(d, device, type))
                .toList();
        if (flapping.isEmpty()) {
            clear(d, device, types);
            return;
        }
        for (AlertType type : flapping) {
            String id = id(device, type);
            if (isSettling(d, id)) {
                d.ignore("is over for all that is known");
            } else {
                d.deadline(Kind.SETTLED, id, d.now().plus(SETTLES));
            }
        }
    }

    private static boolean isSettling(Draft d, String id) {
        return d.tables.centre.findDeadline(Kind.SETTLED, id).isPresent();
    }

    private static void clear(Draft d, DeviceRef device, List<AlertType> types) {
        boolean any = false;
        for (AlertType type : types) {
            Optional<TechnicalState> row = d.tables.technical.find(id(device, type));
            if (row.isPresent()) {
                d.emit(new TechnicalCleared(row.get().id(), type, device));
                forget(d, row.get());
                any = true;
            }
        }
        if (!any) {
            d.ignore("nothing of the device is to be cleared");
        }
    }

    /** What ended is waited for no longer. */
    static void forget(Draft d, TechnicalState row) {
        d.deadline(Kind.SHELF, row.id(), null);
        d.deadline(Kind.SETTLED, row.id(), null);
        if (row.type() == AlertType.RUNAWAY) {
            d.deadline(Kind.RUNAWAY, row.device().id().value(), null);
        }
    }

    private static boolean isRaised(Draft d, DeviceRef device, AlertType type) {
        return d.tables.technical.find(id(device, type)).isPresent();
    }

    private static String id(DeviceRef device, AlertType type) {
        return device.id() + "." + type.name();
    }
}
