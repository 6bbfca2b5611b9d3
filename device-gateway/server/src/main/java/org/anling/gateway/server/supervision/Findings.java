package org.anling.gateway.server.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Vitals;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.InputId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.Input;
import org.anling.contract.input.LevelFinding;
import org.anling.contract.input.SilenceFinding;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.RepeatKeys;
import org.anling.gateway.codec.Uplink;

/** What supervision says to the dispatcher. Nothing in it is personal. */
final class Findings {

    /** For how long an exact copy still joins; a measurement is never sent twice by us. */
    private static final Duration REPEAT_HORIZON = Duration.ofMinutes(10);

    private Findings() {}

    /** Something that was found. */
    record Found(DeviceRecord device, SilenceFinding.State state, Instant lastHeardAt) {}

    static InputEntry entry(InputId id, Found found, Instant now) {
        DeviceRecord device = found.device();
        SilenceFinding finding = new SilenceFinding(ref(device), device.elder(), found.state(), found.lastHeardAt());
        return new InputEntry(envelope(id, device, finding, Lane.ROUTINE, now), finding, null);
    }

    /** A level of the device itself. */
    static InputEntry level(
            InputId id, DeviceRecord device, AlertType type, LevelFinding.State state, String detail, Instant now) {
        LevelFinding finding = new LevelFinding(ref(device), device.elder(), type, state, detail);
        return new InputEntry(envelope(id, device, finding, Lane.ROUTINE, now), finding, null);
    }

    /** A measurement that somebody must look at; what was measured beside it stands in the personal block. */
    static InputEntry look(InputId id, DeviceRecord device, Uplink uplink, Vitals vitals, Vitals.Reading reading) {
        Instant measured = vitals.measuredAt();
        String own = reading.kind() + "@" + (measured == null ? vitals.receivedAt() : measured);
        Alert alert = new Alert(
                AlertType.VITAL_ABNORMAL,
                RepeatKeys.key(device.id(), AlertType.VITAL_ABNORMAL, own, Bytes.ofUtf8(uplink.raw())),
                measured,
                measured == null ? ClockQuality.UNSET : ClockQuality.RTC,
                reading.kind() + " " + reading.value() + " " + reading.unit(),
                null,
                null,
                0);
        AlertFrame frame = new AlertFrame(ref(device), device.elder(), List.of(alert), REPEAT_HORIZON, uplink.marks());
        Personal personal = new Personal(null, device.home(), null, null, List.of(uplink.raw()), vitals.readings());
        return new InputEntry(envelope(id, device, frame, Lane.URGENT, vitals.receivedAt()), frame, personal);
    }

    private static DeviceRef ref(DeviceRecord device) {
        return new DeviceRef(device.id(), Identity.UNVERIFIED, device.protocol(), device.model(), null);
    }

    private static InputEnvelope envelope(InputId id, DeviceRecord device, Input body, Lane lane, Instant at) {
        ElderRef elder = device.elder();
        return new InputEnvelope(
                id,
                device.centre(),
                Kinds.of(body),
                lane,
                device.id().value(),
                null,
                at,
                false,
                elder == null ? null : elder.id().value());
    }
}
