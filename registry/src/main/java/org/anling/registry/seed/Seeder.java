package org.anling.registry.seed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.outbox.Subject;
import org.anling.registry.people.Device;
import org.anling.registry.people.DeviceSecrets;
import org.anling.registry.people.Devices;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Elders;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.people.Responder;
import org.anling.registry.people.Responders;
import org.anling.registry.people.Staff;
import org.anling.registry.people.StaffMember;
import org.jspecify.annotations.Nullable;

/**
 * Applies seeds. Adds what is missing and leaves alone what is there, so that applying a seed twice is the same as once and a
 * restart keeps what people changed.
 */
public final class Seeder {

    private final RegistryDatabase database;
    private final PasswordHasher hasher;
    private final DeviceSecrets secrets = new DeviceSecrets();

    public Seeder(RegistryDatabase database, PasswordHasher hasher) {
        this.database = database;
        this.hasher = hasher;
    }

    /**
     * How many records were added.
     *
     * @param records elders, devices, responders, staff
     * @param accounts who can sign in
     */
    public record Added(int records, int accounts) {}

    /** Adds what is missing, all or nothing. */
    public Added apply(RegistrySeed seed) {
        return database.call(transaction -> {
            CentreId centre = seed.centre();
            createCentre(transaction, seed);
            Outbox outbox = new Outbox(centre);
            outbox.lock(transaction);
            addOrganisations(transaction, seed);
            List<ChangedRecord> changes = new ArrayList<>();
            addStaff(transaction, seed, changes);
            addResponders(transaction, seed, changes);
            addElders(transaction, seed, changes);
            addDevices(transaction, seed, changes);
            outbox.append(transaction, changes);
            return new Added(changes.size(), addAccounts(transaction, seed));
        });
    }

    private static void createCentre(Transaction transaction, RegistrySeed seed) {
        String id = seed.centre().value();
        transaction.update("insert into centre (id, name) values (?, ?) on conflict do nothing", id, seed.centreName());
        transaction.update("insert into outbox_relay (centre) values (?) on conflict do nothing", id);
    }

    private static void addOrganisations(Transaction transaction, RegistrySeed seed) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        seed.organisations()
                .forEach(node ->
                        rows.add(new @Nullable Object[] {node.code(), node.parent(), node.level(), node.name()}));
        transaction.batch(
                "insert into organisation (code, parent, level, name, version) values (?, ?, ?, ?, 1) on conflict do"
                        + " nothing",
                rows);
    }

    private void addStaff(Transaction transaction, RegistrySeed seed, List<ChangedRecord> changes) {
        Set<String> known = ids(
                transaction,
                "select id from staff where centre = ?",
                seed.centre().value());
        List<StaffMember> missing = seed.staff().stream()
                .filter(member -> known.add(member.id().value()))
                .toList();
        new Staff(database, seed.centre()).insertAll(transaction, missing);
        missing.forEach(member -> changes.add(change(Subject.STAFF, member.id().value())));
    }

    private void addResponders(Transaction transaction, RegistrySeed seed, List<ChangedRecord> changes) {
        Set<String> known = ids(
                transaction,
                "select id from responder where centre = ?",
                seed.centre().value());
        List<Responder> missing = seed.responders().stream()
                .filter(responder -> known.add(responder.id().value()))
                .toList();
        new Responders(database, seed.centre()).insertAll(transaction, missing);
        missing.forEach(responder ->
                changes.add(change(Subject.RESPONDER, responder.id().value())));
    }

    private void addElders(Transaction transaction, RegistrySeed seed, List<ChangedRecord> changes) {
        Set<String> known = ids(
                transaction,
                "select id from elder where centre = ?",
                seed.centre().value());
        List<Elder> missing = seed.elders().stream()
                .filter(elder -> known.add(elder.id().value()))
                .toList();
        new Elders(database, seed.centre()).insertAll(transaction, missing);
        missing.forEach(elder -> changes.add(change(Subject.ELDER, elder.id().value())));
    }

    private void addDevices(Transaction transaction, RegistrySeed seed, List<ChangedRecord> changes) {
        Set<String> known = ids(transaction, "select id from device");
        List<Device> missing = seed.devices().stream()
                .filter(device -> known.add(device.id().value()))
                .map(this::hashed)
                .toList();
        new Devices(database, seed.centre()).insertAll(transaction, missing);
        raiseOlderCards(transaction, new Elders(database, seed.centre()), missing, changes);
        missing.forEach(device -> changes.add(change(Subject.DEVICE, device.id().value())));
    }

    /** An elder who was there before got a device: the card lists it. */
    private static void raiseOlderCards(
            Transaction transaction, Elders elders, List<Device> added, List<ChangedRecord> changes) {
        Set<String> fresh = new HashSet<>();
        changes.stream().filter(change -> change.subject() == Subject.ELDER).forEach(change -> fresh.add(change.id()));
        Set<String> older = new TreeSet<>();
        for (Device device : added) {
            ElderId elder = device.elder();
            if (elder != null && !fresh.contains(elder.value())) {
                older.add(elder.value());
            }
        }
        older.forEach(elder -> elders.raiseCard(transaction, new ElderId(elder), Lane.ROUTINE));
    }

    private int addAccounts(Transaction transaction, RegistrySeed seed) {
        Set<String> known = ids(transaction, "select username from account");
        Map<String, String> hashes = new HashMap<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (RegistrySeed.SeedAccount account : seed.accounts()) {
            if (known.add(account.username())) {
                String hash = hashes.computeIfAbsent(account.password(), hasher::hash);
                rows.add(new @Nullable Object[] {
                    account.username(), seed.centre().value(), account.person(), account.role(), hash
                });
            }
        }
        transaction.batch(
                "insert into account (username, centre, person, role, password_hash) values (?, ?, ?, ?, ?)", rows);
        return rows.size();
    }

    private Device hashed(RegistrySeed.SeedDevice device) {
        String secret = device.secret();
        return new Device(
                device.id(),
                Standing.ENROLLED,
                device.protocol(),
                device.model(),
                device.elder(),
                secret == null ? null : secrets.hash(secret),
                device.expectedInterval(),
                0);
    }

    private static ChangedRecord change(Subject subject, String id) {
        return new ChangedRecord(subject, id, Lane.ROUTINE);
    }

    private static Set<String> ids(Transaction transaction, String sql, @Nullable Object... values) {
        return new HashSet<>(transaction.list(sql, row -> row.getString(1), values));
    }
}
