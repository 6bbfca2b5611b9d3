package org.anling.registry.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.outbox.Subject;
import org.jspecify.annotations.Nullable;

/** The devices of one centre. */
public final class Devices {

    private static final String SELECT = """
        select d.*, e.community, e.version as card_version, e.plan, e.risk, e.latitude, e.longitude
        from device d left join elder e on e.centre = d.centre and e.id = d.elder\
        """;

    private final RegistryDatabase database;
    private final CentreId centre;
    private final Outbox outbox;

    public Devices(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
        this.outbox = new Outbox(centre);
    }

    /** The device with this id, if it belongs to this centre. */
    public Optional<Device> find(DeviceId id) {
        return database.call(transaction -> transaction.find(
                SELECT + " where d.id = ? and d.centre = ?", Devices::device, id.value(), centre.value()));
    }

    /** The device with this id, which must be there. */
    public Device get(DeviceId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no device " + id));
    }

    /** All devices by id. */
    public List<Device> list() {
        return database.call(transaction ->
                transaction.list(SELECT + " where d.centre = ? order by d.id", Devices::device, centre.value()));
    }

    /** Devices whose key of a panel is not sealed. */
    public List<Device> withOpenKeys() {
        return database.call(transaction -> transaction.list(
                SELECT + " where d.centre = ? and d.panel_key not like 'sealed:%' order by d.id",
                Devices::device,
                centre.value()));
    }

    /** Devices as the gateway must know them, by id, after one and at most so many: for a rebuild of the cache in pages. */
    public List<DeviceRecord> records(String after, int max) {
        return database.call(transaction -> transaction.list(
                SELECT + " where d.centre = ? and d.id > ? order by d.id limit ?",
                Devices::recordOf,
                centre.value(),
                after,
                max));
    }

    /** The device as the gateway must know it, inside a transaction of the caller. */
    public Optional<DeviceRecord> findRecord(Transaction transaction, DeviceId id) {
        return transaction.find(
                SELECT + " where d.id = ? and d.centre = ?", Devices::recordOf, id.value(), centre.value());
    }

    /**
     * Adds (version 0) or changes a device; the cards of the elders it comes from and goes to follow.
     *
     * @return as stored, with the new version
     * @throws VersionConflictException if it is not at the version that was seen, or its id is taken
     */
    public Device put(Device device) {
        return put(device, null);
    }

    /** The same by somebody, whom the next one is told about who comes too late. */
    public Device put(Device device, @Nullable String by) {
        return database.call(transaction -> {
            outbox.lock(transaction);
            Optional<Device> before = transaction.find(
                    SELECT + " where d.id = ? and d.centre = ?",
                    Devices::device,
                    device.id().value(),
                    centre.value());
            if (write(transaction, device) != 1) {
                throw conflict(transaction, device);
            }
            transaction.update(
                    "update device set changed_by = ?, changed_at = now() where id = ?",
                    by,
                    device.id().value());
            outbox.append(
                    transaction,
                    List.of(new ChangedRecord(Subject.DEVICE, device.id().value(), Lane.URGENT)));
            raiseCards(transaction, before.orElse(null), device);
            return transaction
                    .find(
                            SELECT + " where d.id = ?",
                            Devices::device,
                            device.id().value())
                    .orElseThrow();
        });
    }

    private VersionConflictException conflict(Transaction transaction, Device device) {
        return transaction
                .find(
                        "select changed_by, changed_at from device where id = ? and centre = ?",
                        row -> new VersionConflictException(
                                "device " + device.id(),
                                device.version(),
                                row.getString(1),
                                Transaction.instant(row, "changed_at")),
                        device.id().value(),
                        centre.value())
                .orElseGet(() -> new VersionConflictException("device " + device.id(), device.version()));
    }

    /** Adds devices that are not there yet, inside a transaction of the caller that notes them itself. */
    public void insertAll(Transaction transaction, List<Device> devices) {
        transaction.batch(INSERT, devices.stream().map(this::values).toList());
    }

    /** Those of these ids that belong to this centre, inside a transaction of the caller. */
    public List<Device> findAll(Transaction transaction, List<String> ids) {
        return transaction.list(
                SELECT + " where d.centre = ? and d.id = any (?)", Devices::device, centre.value(), ids);
    }

    /**
     * Adds and changes many devices and notes it, under the lock of the caller's transaction, in which they were read; the cards of the
     * elders they come from and go to follow.
     */
    public void importAll(Transaction transaction, List<Device> added, List<Device> changed, Lane lane) {
        Map<DeviceId, Device> before = new HashMap<>();
        findAll(transaction, changed.stream().map(device -> device.id().value()).toList())
                .forEach(device -> before.put(device.id(), device));
        insertAll(transaction, added);
        transaction.batch(UPDATE, changed.stream().map(this::updateValues).toList());
        List<ChangedRecord> changes = new ArrayList<>();
        SortedSet<String> elders = new TreeSet<>();
        Stream.concat(added.stream(), changed.stream()).forEach(device -> {
            changes.add(new ChangedRecord(Subject.DEVICE, device.id().value(), lane));
            elders.addAll(movedBetween(before.get(device.id()), device));
        });
        outbox.append(transaction, changes);
        new CardVersions(centre).raiseAll(transaction, List.copyOf(elders), lane);
    }

    /** A card lists the enrolled devices: it changes when that list does. */
    private void raiseCards(Transaction transaction, @Nullable Device before, Device after) {
        movedBetween(before, after)
                .forEach(elder -> new CardVersions(centre).raise(transaction, new ElderId(elder), Lane.URGENT));
    }

    private static List<String> movedBetween(@Nullable Device before, Device after) {
        ElderId from = before == null ? null : listedAt(before);
        ElderId to = listedAt(after);
        if (Objects.equals(from, to)) {
            return List.of();
        }
        return Stream.of(Optional.ofNullable(from), Optional.ofNullable(to))
                .flatMap(Optional::stream)
                .map(ElderId::value)
                .toList();
    }

    private static @Nullable ElderId listedAt(Device device) {
        return device.standing() == DeviceRecord.Standing.ENROLLED ? device.elder() : null;
    }

    private static final String INSERT =
            "insert into device (id, centre, standing, protocol, model, elder, secret_hash,"
                    + " interval_seconds, panel_key, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";

    private static final String UPDATE =
            "update device set standing = ?, protocol = ?, model = ?, elder = ?, secret_hash = ?, interval_seconds"
                    + " = ?, panel_key = ?, version = version + 1 where id = ? and centre = ? and version = ?";

    private int write(Transaction transaction, Device device) {
        if (device.version() == 0) {
            return transaction.update(INSERT + " on conflict do nothing", values(device));
        }
        return transaction.update(UPDATE, updateValues(device));
    }

    private @Nullable Object[] updateValues(Device device) {
        return new @Nullable Object[] {
            device.standing(),
            device.protocol(),
            device.model(),
            text(device.elder()),
            device.secretHash(),
            device.expectedInterval().toSeconds(),
            device.panelKey(),
            device.id().value(),
            centre.value(),
            device.version()
        };
    }

    private @Nullable Object[] values(Device device) {
        return new @Nullable Object[] {
            device.id().value(),
            centre.value(),
            device.standing(),
            device.protocol(),
            device.model(),
            text(device.elder()),
            device.secretHash(),
            device.expectedInterval().toSeconds(),
            device.panelKey()
        };
    }

    private static @Nullable String text(@Nullable ElderId elder) {
        return elder == null ? null : elder.value();
    }

    static Device device(ResultSet row) throws SQLException {
        String elder = row.getString("elder");
        return new Device(
                new DeviceId(row.getString("id")),
                DeviceRecord.Standing.valueOf(row.getString("standing")),
                row.getString("protocol"),
                row.getString("model"),
                elder == null ? null : new ElderId(elder),
                row.getString("secret_hash"),
                Duration.ofSeconds(row.getLong("interval_seconds")),
                row.getLong("version"),
                row.getString("panel_key"));
    }

    private static DeviceRecord recordOf(ResultSet row) throws SQLException {
        Device device = device(row);
        ElderId elder = device.elder();
        ElderRef ref = elder == null
                ? null
                : new ElderRef(
                        elder,
                        row.getString("community"),
                        row.getLong("card_version"),
                        row.getString("plan"),
                        ElderRef.Risk.valueOf(row.getString("risk")));
        return new DeviceRecord(
                device.id(),
                new CentreId(row.getString("centre")),
                device.standing(),
                device.protocol(),
                device.model(),
                ref,
                elder == null ? null : Position.home(row.getDouble("latitude"), row.getDouble("longitude")),
                device.secretHash(),
                device.expectedInterval(),
                device.version(),
                device.panelKey());
    }
}
