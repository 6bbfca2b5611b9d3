package org.anling.registry.imports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.panel.PanelKeys;
import org.anling.registry.people.Device;
import org.anling.registry.people.DeviceSecrets;
import org.anling.registry.people.Devices;
import org.jspecify.annotations.Nullable;

/** Takes devices and binds them to elders who are there already. */
final class DeviceTaker implements Taker {

    private static final Column ID = Column.required("设备编号", "device id", "终端编号", "设备号", "终端号", "imei", "device", "id");
    private static final Column PROTOCOL = Column.required("协议", "protocol", "设备协议");
    private static final Column MODEL = Column.optional("型号", "model", "设备型号");
    private static final Column ELDER = Column.optional("老人编号", "elder number", "elder id", "elder");
    private static final Column NATIONAL_ID = Column.optional("老人身份证号", "elder national id", "身份证号", "national id");
    private static final Column SECRET = Column.optional("密码", "secret", "设备密码", "password");
    private static final Column KEY = Column.optional("密钥", "key", "AES密钥", "aes key");
    private static final Column SILENCE = Column.optional("最长静默分钟", "silence minutes", "静默分钟");
    private static final Column STANDING = Column.optional("状态", "standing", "启用状态");
    private static final List<Column> COLUMNS =
            List.of(ID, PROTOCOL, MODEL, ELDER, NATIONAL_ID, SECRET, KEY, SILENCE, STANDING);

    private static final Map<String, Standing> STANDINGS = Map.of(
            "启用", Standing.ENROLLED,
            "在用", Standing.ENROLLED,
            "enrolled", Standing.ENROLLED,
            "停用", Standing.REVOKED,
            "报废", Standing.REVOKED,
            "revoked", Standing.REVOKED);
    private static final Pattern PROTOCOL_WORD = Pattern.compile("[a-z0-9][a-z0-9.-]{0,31}");
    private static final int SHORTEST_SECRET = 8;
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,6}) *(?:s|秒)");

    private final Devices devices;
    private final ElderNumbers elders;
    private final Findings findings;
    private final DeviceSecrets secrets = new DeviceSecrets();
    private final PanelKeys keys;
    private final SeenKeys seen = new SeenKeys();

    DeviceTaker(RegistryDatabase database, CentreId centre, PanelKeys keys, Findings findings) {
        this.keys = keys;
        this.devices = new Devices(database, centre);
        this.elders = new ElderNumbers(centre);
        this.findings = findings;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    /** A row and the keys it gives. */
    private record Keyed(
            GivenRow row,
            String id,
            @Nullable String elder,
            @Nullable String national) {}

    /** What the registry knows of the keys of a batch. */
    private record Known(
            Map<String, Device> devices, Set<String> elsewhere, Set<String> elders, Map<String, String> byNationalId) {}

    @Override
    public void settle(Transaction transaction, List<GivenRow> batch, ImportMode mode) {
        List<Keyed> keyed = new ArrayList<>();
        batch.forEach(row -> keyed(row).ifPresent(keyed::add));
        Known known = known(transaction, keyed);
        List<Device> added = new ArrayList<>();
        List<Device> changed = new ArrayList<>();
        for (Keyed one : keyed) {
            Device before = known.devices().get(one.id());
            Device after = make(one, known, before);
            if (after == null) {
                continue;
            }
            if (before == null) {
                findings.countAdded();
                added.add(after);
            } else if (before.equals(after)) {
                findings.countUnchanged();
            } else {
                findings.countChanged();
                changed.add(after);
            }
        }
        if (mode == ImportMode.IMPORT) {
            devices.importAll(transaction, added, changed, Lane.ROUTINE);
        }
    }

    private Optional<Keyed> keyed(GivenRow row) {
        String id = row.id(ID);
        if (id == null) {
            row.need(ID);
            return Optional.empty();
        }
        String elder = row.id(ELDER);
        String national = row.code(NATIONAL_ID);
        return seen.isFirst(row, ID, id) ? Optional.of(new Keyed(row, id, elder, national)) : Optional.empty();
    }

    private Known known(Transaction transaction, List<Keyed> keyed) {
        List<String> ids = keyed.stream().map(Keyed::id).toList();
        Map<String, Device> mine = new HashMap<>();
        devices.findAll(transaction, ids).forEach(device -> mine.put(device.id().value(), device));
        Set<String> elsewhere = new HashSet<>(
                transaction.list("select id from device where id = any (?)", row -> row.getString(1), ids));
        elsewhere.removeAll(mine.keySet());
        Map<String, String> byNationalId = elders.byNationalId(
                transaction,
                keyed.stream().map(Keyed::national).filter(Objects::nonNull).toList());
        Set<String> numbers = elders.existing(
                transaction,
                keyed.stream().map(Keyed::elder).filter(Objects::nonNull).toList());
        return new Known(mine, elsewhere, numbers, byNationalId);
    }

    private @Nullable Device make(Keyed one, Known known, @Nullable Device before) {
        GivenRow row = one.row();
        if (known.elsewhere().contains(one.id())) {
            row.wrong(
                    ID,
                    "这个设备编号属于另一个呼叫中心；请先在那里停用",
                    "this device belongs to another centre; it must be given up there first");
        }
        String protocol = row.code(PROTOCOL);
        if (protocol == null) {
            row.need(PROTOCOL);
        } else if (!PROTOCOL_WORD.matcher(protocol).matches()) {
            row.wrong(PROTOCOL, "不是协议名；例如 mqtt 或 watch-3g", "no name of a protocol; for example mqtt or watch-3g");
        }
        String model = row.text(MODEL);
        ElderId elder = elder(one, known, before);
        String secretHash = secretHash(row, before);
        String panelKey = panelKey(one, protocol, before);
        Duration silence = silence(row);
        Standing standing = row.choice(STANDING, STANDINGS, "启用/停用, enrolled/revoked");
        if (!row.isSound() || protocol == null) {
            return null;
        }
        return new Device(
                new DeviceId(one.id()),
                standing != null ? standing : before == null ? Standing.ENROLLED : before.standing(),
                protocol,
                row.has(MODEL) || before == null ? model : before.model(),
                elder,
                secretHash,
                silence != null ? silence : before == null ? Device.USUAL_SILENCE : before.expectedInterval(),
                before == null ? 0 : before.version(),
                panelKey);
    }

    /** Minutes, or seconds that say so. */
    private static @Nullable Duration silence(GivenRow row) {
        String said = row.code(SILENCE);
        Matcher seconds = SECONDS.matcher(said == null ? "" : said);
        if (!seconds.matches()) {
            Integer minutes = row.whole(SILENCE, 1, (int) Device.LONGEST_SILENCE.toMinutes());
            return minutes == null ? null : Duration.ofMinutes(minutes);
        }
        Duration silence = Duration.ofSeconds(Integer.parseInt(seconds.group(1)));
        if (silence.compareTo(Device.SHORTEST_SILENCE) < 0 || silence.compareTo(Device.LONGEST_SILENCE) > 0) {
            row.wrong(SILENCE, "须为 20 秒到 7 天", "must be from 20 s to 7 days");
        }
        return silence;
    }

    private static @Nullable ElderId elder(Keyed one, Known known, @Nullable Device before) {
        GivenRow row = one.row();
        String national = one.national();
        String number = one.elder();
        if (number == null && national == null) {
            boolean said = row.has(ELDER) || row.has(NATIONAL_ID);
            return said || before == null ? null : before.elder();
        }
        String byNational = national == null ? null : known.byNationalId().get(national);
        if (number != null && !known.elders().contains(number)) {
            row.wrong(ELDER, "没有这个编号的老人；请先导入老人", "there is no elder of this number; import the elders first");
            return null;
        }
        if (national != null && byNational == null) {
            row.wrong(
                    NATIONAL_ID,
                    "没有这个身份证号的老人；请先导入老人",
                    "there is no elder of this national id; import the elders first");
            return null;
        }
        if (number != null && byNational != null && !number.equals(byNational)) {
            row.wrong(ELDER, "编号与身份证号不是同一位老人；请核对", "number and national id belong to two elders; compare them");
            return null;
        }
        String id = number != null ? number : byNational;
        return id == null ? null : new ElderId(id);
    }

    /** The same key stays as it is sealed, so that the same list changes nothing. What is wrong with one is said without repeating it. */
    private @Nullable String panelKey(Keyed one, @Nullable String protocol, @Nullable Device before) {
        String typed = one.row().text(KEY);
        String stored = before == null ? null : before.panelKey();
        if (typed == null) {
            return stored;
        }
        Optional<String> meant = PanelKeys.find(typed);
        if (!PanelKeys.PROTOCOL.equals(protocol)) {
            one.row().wrong(KEY, "只有协议为 sia-dc09 的设备有密钥", "only devices of the protocol sia-dc09 have a key");
        } else if (meant.isEmpty()) {
            one.row()
                    .wrong(
                            KEY,
                            "密钥须为 32、48 或 64 位十六进制数字，或 16、24、32 个字符",
                            "a key has 32, 48 or 64 hexadecimal digits, or 16, 24 or 32 characters");
        } else if (!keys.isSame(new DeviceId(one.id()), stored, meant.get())) {
            return keys.seal(new DeviceId(one.id()), meant.get());
        }
        return stored;
    }

    /** The same password keeps its hash, so that the same list changes nothing. */
    private @Nullable String secretHash(GivenRow row, @Nullable Device before) {
        String secret = row.text(SECRET);
        String hash = before == null ? null : before.secretHash();
        if (secret == null || (hash != null && secrets.matches(secret, hash))) {
            return hash;
        }
        if (secret.length() < SHORTEST_SECRET) {
            row.wrong(
                    SECRET,
                    "设备密码至少 " + SHORTEST_SECRET + " 位",
                    "a password of a device has at least " + SHORTEST_SECRET + " signs");
            return hash;
        }
        return secrets.hash(secret);
    }
}
