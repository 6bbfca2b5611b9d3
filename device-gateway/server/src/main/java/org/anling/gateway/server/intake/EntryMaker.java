package org.anling.gateway.server.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.plan.SelfPress;
import org.anling.gateway.codec.Uplink;

/** One frame, one entry: all its alerts, in the lane of the most urgent, with what the dispatcher needs so that it looks nothing up. */
public final class EntryMaker {

    /** For how long an exact copy still joins; both protocols repeat far more often. */
    private static final Duration REPEAT_HORIZON = Duration.ofMinutes(10);

    private final CentreId unregisteredCentre;

    public EntryMaker(CentreId unregisteredCentre) {
        this.unregisteredCentre = unregisteredCentre;
    }

    /** Who a sender is taken for. */
    public enum Claim {
        /** The device's session, or nobody else has one. */
        ONLY,
        /** Another address has a session that is alive. */
        SECOND
    }

    /** An entry for an arrival. */
    public InputEntry make(InputId id, Arrival<?> arrival, Optional<DeviceRecord> record, Claim claim) {
        Optional<DeviceRecord> enrolled = record.filter(found -> found.standing() == Standing.ENROLLED)
                .filter(found -> mayBe(found, arrival.source()));
        Uplink uplink = arrival.uplink();
        CentreId centre = record.map(DeviceRecord::centre).orElse(unregisteredCentre);
        DeviceRef device = device(arrival, enrolled, claim);
        AlertFrame frame = new AlertFrame(
                device,
                enrolled.map(DeviceRecord::elder).map(EntryMaker::heard).orElse(null),
                uplink.alerts(),
                REPEAT_HORIZON,
                uplink.marks());
        InputEnvelope envelope = new InputEnvelope(
                id,
                centre,
                Kinds.ALERTS,
                lane(uplink),
                uplink.device().value(),
                null,
                arrival.receivedAt(),
                isAlarm(uplink),
                enrolled.map(DeviceRecord::elder)
                        .map(elder -> elder.id().value())
                        .orElse(null));
        Personal personal = new Personal(
                uplink.position(), enrolled.map(DeviceRecord::home).orElse(null), null, null, List.of(uplink.raw()));
        return new InputEntry(envelope, frame, personal);
    }

    /** The device as events will name it. */
    public DeviceRef device(Arrival<?> arrival, Optional<DeviceRecord> enrolled, Claim claim) {
        Source source = arrival.source();
        return new DeviceRef(
                arrival.uplink().device(),
                identity(source, enrolled, claim),
                arrival.protocol(),
                enrolled.map(DeviceRecord::model).orElse(null),
                enrolled.isEmpty() ? source.network() : null);
    }

    /** Nobody hears of a self-press, so whoever only names a synthetic device is taken for an unknown one, whose alarms are heard. */
    private static boolean mayBe(DeviceRecord record, Source source) {
        ElderRef elder = record.elder();
        boolean shownToUs = source.proof() == Source.Proof.SECRET || source.proof() == Source.Proof.OWN_SOCKET;
        return elder == null || !isSynthetic(elder) || shownToUs;
    }

    private static boolean isSynthetic(ElderRef elder) {
        return elder.plan().equals(SelfPress.PLAN) && elder.community().equals(SelfPress.COMMUNITY);
    }

    /** An elder of the registry who was given the silent plan by mistake gets the centre's own. */
    private static ElderRef heard(ElderRef elder) {
        return !elder.plan().equals(SelfPress.PLAN) || isSynthetic(elder)
                ? elder
                : new ElderRef(elder.id(), elder.community(), elder.cardVersion(), "", elder.risk(), elder.category());
    }

    private static Identity identity(Source source, Optional<DeviceRecord> enrolled, Claim claim) {
        if (enrolled.isEmpty()) {
            return Identity.UNKNOWN;
        }
        if (claim == Claim.SECOND) {
            return Identity.SECOND_SOURCE;
        }
        return switch (source.proof()) {
            case SECRET, BROKER -> Identity.VERIFIED;
            case OWN_SOCKET, NONE -> Identity.UNVERIFIED;
        };
    }

    /** The lane of what a device said: that of its most urgent alert. */
    static Lane lane(Uplink uplink) {
        boolean routine =
                uplink.alerts().stream().allMatch(alert -> alert.type().group() == AlertGroup.DEVICE);
        return routine ? Lane.ROUTINE : Lane.URGENT;
    }

    private static boolean isAlarm(Uplink uplink) {
        return uplink.alerts().stream().anyMatch(alert -> alert.type().group() == AlertGroup.LIFE_SAFETY);
    }
}
