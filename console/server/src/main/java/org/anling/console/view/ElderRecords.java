package org.anling.console.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anling.console.api.MeasuredSign;
import org.anling.console.api.elder.ElderFields;
import org.anling.console.api.elder.ElderPage;
import org.anling.console.api.elder.ElderRecord;
import org.anling.console.projection.Board;
import org.anling.console.projection.BoardIncident;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.state.IncidentState;
import org.anling.registry.people.Device;
import org.anling.registry.people.DeviceList;
import org.anling.registry.people.Elder;
import org.jspecify.annotations.Nullable;

/** The records of elders and devices as the office shows them. */
public final class ElderRecords {
    private static final String TEST_MODE = "test-mode";
    private static final int PAST = 20;

    private final Directory directory;

    public ElderRecords(Directory directory) {
        this.directory = directory;
    }

    /** How many past incidents a record shows. */
    public static int past() {
        return PAST;
    }

    /** An elder as lists show him. */
    public static ElderPage.ElderLine line(Elder elder, Instant now) {
        ElderCard card = elder.card();
        return new ElderPage.ElderLine(
                card.id().value(),
                card.name(),
                ElderViews.age(card, now),
                card.sex(),
                card.address().community(),
                card.address().communityName(),
                ElderViews.line(card.address()),
                card.phone(),
                card.deviceIds().stream().map(DeviceId::value).toList());
    }

    /**
     * What was found of an elder.
     *
     * @param vitals what the devices measured lately; null if that is not known now
     * @param recorded incidents of the elder that the record in PostgreSQL has
     */
    public record Found(
            Elder elder,
            List<DeviceList.Line> devices,
            @Nullable List<MeasuredSign> vitals,
            List<IncidentState> recorded) {}

    /** The whole record. */
    public ElderRecord record(Found found, Board board, Instant now) {
        Elder elder = found.elder();
        List<IncidentState> incidents = incidents(elder.id(), found.recorded(), board);
        ElderCard card = elder.card();
        return new ElderRecord(
                card.id().value(),
                card.version(),
                ElderViews.age(card, now),
                card.address().communityName(),
                ElderViews.line(card.address()),
                fields(elder),
                found.devices().stream()
                        .map(line -> device(line, incidents, board))
                        .toList(),
                found.vitals(),
                findOpen(elder.id(), board).map(open -> open.id().value()).orElse(null),
                incidents.stream().map(ElderRecords::past).toList(),
                name(elder.doctor()),
                name(elder.carer()));
    }

    /** A device without what its elder's incidents say of it. */
    public static ElderRecord.DeviceLine device(DeviceList.Line line, Board board) {
        return device(line, List.of(), board);
    }

    /** The open incident of an elder. */
    public static Optional<IncidentState> findOpen(ElderId id, Board board) {
        return board.open().values().stream()
                .map(BoardIncident::state)
                .filter(state -> isOf(state, id))
                .findFirst();
    }

    /** The field names in which two records differ, for the audit: never what stands in them. */
    public static String changes(Elder before, Elder after) {
        ElderFields was = fields(before);
        ElderFields is = fields(after);
        return Stream.of(ElderFields.class.getRecordComponents())
                .filter(component ->
                        !java.util.Objects.equals(Components.value(component, was), Components.value(component, is)))
                .map(java.lang.reflect.RecordComponent::getName)
                .reduce((one, other) -> one + "," + other)
                .orElse("");
    }

    private @Nullable String name(@Nullable String person) {
        return person == null ? null : directory.nameOf(person);
    }

    private static boolean isOf(IncidentState state, ElderId id) {
        return state.elder() != null && state.elder().id().equals(id);
    }

    /** The board knows the newest, the record the older ones. */
    private static List<IncidentState> incidents(ElderId id, List<IncidentState> recorded, Board board) {
        List<IncidentState> onBoard = Stream.concat(board.open().values().stream(), board.closed().values().stream())
                .map(BoardIncident::state)
                .filter(state -> isOf(state, id))
                .toList();
        return Stream.concat(
                        onBoard.stream(),
                        recorded.stream()
                                .filter(state -> onBoard.stream()
                                        .noneMatch(known -> known.id().equals(state.id()))))
                .sorted(Comparator.comparing(
                                (IncidentState state) -> state.clocks().receivedAt())
                        .reversed())
                .limit(PAST)
                .toList();
    }

    private static ElderRecord.PastIncident past(IncidentState state) {
        return new ElderRecord.PastIncident(
                state.id().value(),
                state.number(),
                state.kind(),
                state.priority(),
                state.clocks().receivedAt(),
                state.clocks().closedAt(),
                state.closing() == null ? null : state.closing().disposition(),
                state.marks().contains(TEST_MODE));
    }

    private static ElderRecord.DeviceLine device(DeviceList.Line line, List<IncidentState> incidents, Board board) {
        Device device = line.device();
        return new ElderRecord.DeviceLine(
                device.id().value(),
                device.version(),
                device.standing(),
                device.protocol(),
                device.model(),
                device.expectedInterval().toSeconds(),
                line.sim(),
                device.secretHash() != null,
                device.panelKey() != null,
                device.elder() == null ? null : device.elder().value(),
                line.elderName(),
                line.communityName(),
                board.technical().values().stream()
                        .filter(technical -> technical.device().id().equals(device.id()))
                        .map(technical -> technical.type())
                        .distinct()
                        .toList(),
                incidents.stream()
                        .filter(state -> state.marks().contains(TEST_MODE)
                                && state.device().id().equals(device.id()))
                        .map(state -> state.clocks().receivedAt())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static ElderFields fields(Elder elder) {
        ElderCard card = elder.card();
        ElderCard.Address at = card.address();
        ElderCard.FirstAid aid = card.firstAid();
        return new ElderFields(
                card.name(),
                card.pinyin(),
                card.birthYear(),
                card.sex(),
                card.phone(),
                at.community(),
                at.compound(),
                at.building(),
                at.unit(),
                at.floor(),
                at.room(),
                at.doorNote(),
                card.home().latitude(),
                card.home().longitude(),
                card.category(),
                aid.allergies(),
                aid.facts(),
                aid.diagnoses(),
                aid.medication(),
                elder.risk(),
                elder.plan(),
                card.contacts().stream()
                        .map(one -> new ElderFields.ContactFields(
                                one.name(), one.relation(), one.phone(), one.holdsKey(), one.hours(), one.informed()))
                        .toList(),
                elder.doctor(),
                elder.carer());
    }
}
