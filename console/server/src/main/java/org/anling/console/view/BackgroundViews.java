package org.anling.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.anling.console.api.Background.Attending;
import org.anling.console.api.Background.Care;
import org.anling.console.api.Background.EarlierIncident;
import org.anling.console.api.Background.HomeDevice;
import org.anling.console.api.MeasuredSign;
import org.anling.console.api.phone.VitalSign;
import org.anling.console.projection.Board;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Vitals;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.TechnicalState;
import org.anling.journal.cache.LiveStore;
import org.anling.registry.people.Elder;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of the home behind an incident. Pure. */
public final class BackgroundViews {
    /** Older measurements say nothing of how somebody is. */
    private static final Duration MEASURED_LATELY = Duration.ofDays(7);

    private BackgroundViews() {}

    /** The newest measurement of each kind, of whichever device, with its age; what is old is left out. */
    public static List<MeasuredSign> vitals(List<LiveStore.Measured> measured, Instant now) {
        Map<Vitals.Kind, LiveStore.Measured> newest = new TreeMap<>();
        measured.stream()
                .filter(one -> one.at().isAfter(now.minus(MEASURED_LATELY)))
                .forEach(one -> newest.merge(
                        one.reading().kind(), one, (known, other) -> other.at().isAfter(known.at()) ? other : known));
        return newest.values().stream()
                .map(one -> new MeasuredSign(
                        VitalSign.valueOf(one.reading().kind().name()),
                        one.reading().value(),
                        one.at()))
                .toList();
    }

    /** The devices of the elder's card with their last signs of life. */
    public static List<HomeDevice> devices(
            List<DeviceId> ids, Map<DeviceId, Heartbeat> heard, Board board, List<IncidentState> incidents) {
        return ids.stream()
                .map(id -> device(id, heard.get(id), troubles(id, board), pressedAt(id, incidents)))
                .toList();
    }

    /** What happened to the elder besides one incident, in the order given. */
    public static List<EarlierIncident> earlier(List<IncidentState> incidents, IncidentId without) {
        return incidents.stream()
                .filter(incident -> !incident.id().equals(without))
                .map(BackgroundViews::line)
                .toList();
    }

    /** The family doctor and the carer, as far as they are named. */
    public static List<Attending> attending(Elder elder, Directory directory) {
        return Stream.of(
                        attending(Care.FAMILY_DOCTOR, elder.doctor(), directory),
                        attending(Care.CARER, elder.carer(), directory))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Attending> attending(Care care, @Nullable String id, Directory directory) {
        return Optional.ofNullable(id)
                .map(known -> new Attending(
                        care,
                        directory.nameOf(known),
                        directory.findPerson(known).map(PersonCard::phone).orElse(null)));
    }

    private static HomeDevice device(
            DeviceId id, @Nullable Heartbeat beat, List<AlertType> troubles, @Nullable Instant pressedAt) {
        return beat == null
                ? new HomeDevice(id.value(), null, null, null, pressedAt, troubles)
                : new HomeDevice(
                        id.value(),
                        beat.receivedAt(),
                        beat.batteryPercent(),
                        beat.signalPercent(),
                        pressedAt,
                        troubles);
    }

    private static List<AlertType> troubles(DeviceId id, Board board) {
        return board.technical().values().stream()
                .filter(alert -> alert.device().id().equals(id))
                .map(TechnicalState::type)
                .toList();
    }

    private static @Nullable Instant pressedAt(DeviceId id, List<IncidentState> incidents) {
        return incidents.stream()
                .filter(incident -> incident.device().id().equals(id))
                .map(IncidentState::lastAlertAt)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static EarlierIncident line(IncidentState incident) {
        return new EarlierIncident(
                incident.id().value(),
                incident.number(),
                incident.kind(),
                incident.priority(),
                incident.clocks().receivedAt(),
                incident.marks().contains("test-mode"),
                incident.clocks().closedAt(),
                Optional.ofNullable(incident.closing())
                        .map(IncidentState.Closing::disposition)
                        .orElse(null));
    }
}
