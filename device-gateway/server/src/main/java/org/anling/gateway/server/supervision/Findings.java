package org.anling.gateway.server.supervision;

import java.time.Instant;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.InputId;
import org.anling.contract.input.SilenceFinding;

/** What supervision says to the dispatcher. Nothing in it is personal. */
final class Findings {

    private Findings() {}

    /** Something that was found. */
    record Found(DeviceRecord device, SilenceFinding.State state, Instant lastHeardAt) {}

    static InputEntry entry(InputId id, Found found, Instant now) {
        DeviceRecord device = found.device();
        ElderRef elder = device.elder();
        DeviceRef ref = new DeviceRef(device.id(), Identity.UNVERIFIED, device.protocol(), device.model(), null);
        SilenceFinding finding = new SilenceFinding(ref, elder, found.state(), found.lastHeardAt());
        InputEnvelope envelope = new InputEnvelope(
                id,
                device.centre(),
                Kinds.of(finding),
                Lane.ROUTINE,
                device.id().value(),
                null,
                now,
                false,
                elder == null ? null : elder.id().value());
        return new InputEntry(envelope, finding, null);
    }
}
