package org.anling.registry.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.people.Reachable;
import org.anling.registry.people.Responder;
import org.anling.registry.people.Responders;
import org.jspecify.annotations.Nullable;

/** Takes responders. Who is new starts off duty: nobody is asked before he said that he can be. */
final class ResponderTaker implements Taker {

    private static final Column NUMBER = Column.required("编号", "number", "工号", "人员编号", "responder id", "id");
    private static final Column NAME = Column.required("姓名", "name");
    private static final Column KIND = Column.required("类型", "kind", "人员类型", "角色");
    private static final Column PHONE = Column.required("电话", "phone", "手机", "手机号", "联系电话", "telephone");
    private static final Column COMMUNITY = Column.required("社区", "community", "社区代码", "社区名称", "community code");
    private static final Column TRAVEL = Column.optional("出行方式", "travel");
    private static final Column SCOPE = Column.optional("服务范围", "scope", "范围代码");
    private static final Column SKILLS = Column.optional("技能", "skills");
    private static final Column KEYS = Column.optional("持有钥匙", "keys of", "钥匙老人编号");
    private static final List<Column> COLUMNS = List.of(
            NUMBER,
            NAME,
            KIND,
            PHONE,
            COMMUNITY,
            TRAVEL,
            SCOPE,
            SKILLS,
            KEYS,
            ElderColumns.LATITUDE,
            ElderColumns.LONGITUDE,
            ElderColumns.DATUM);

    private static final Map<String, ResponderKind> KINDS = kinds();
    private static final Map<String, TravelMode> TRAVELS = Map.of(
            "步行", TravelMode.WALK,
            "walk", TravelMode.WALK,
            "骑车", TravelMode.BICYCLE,
            "电动车", TravelMode.BICYCLE,
            "自行车", TravelMode.BICYCLE,
            "bicycle", TravelMode.BICYCLE,
            "汽车", TravelMode.CAR,
            "开车", TravelMode.CAR,
            "car", TravelMode.CAR);
    private static final Pattern SCOPE_PREFIX = Pattern.compile("[0-9]{0,12}");

    private final Responders responders;
    private final ElderNumbers elders;
    private final Communities communities;
    private final Findings findings;
    private final SeenKeys seen = new SeenKeys();

    ResponderTaker(RegistryDatabase database, CentreId centre, Transaction transaction, Findings findings) {
        this.responders = new Responders(database, centre);
        this.elders = new ElderNumbers(centre);
        this.communities = new Communities(transaction);
        this.findings = findings;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void settle(Transaction transaction, List<GivenRow> batch, ImportMode mode) {
        Map<String, GivenRow> keyed = new java.util.LinkedHashMap<>();
        Set<String> keys = new HashSet<>();
        for (GivenRow row : batch) {
            String number = row.id(NUMBER);
            if (number == null) {
                row.need(NUMBER);
            } else if (seen.isFirst(row, NUMBER, number)) {
                keyed.put(number, row);
                keys.addAll(row.list(KEYS));
            }
        }
        List<String> numbers = List.copyOf(keyed.keySet());
        Map<String, Responder> known = new HashMap<>();
        responders
                .findAll(transaction, numbers)
                .forEach(responder -> known.put(responder.id().value(), responder));
        Set<String> left = responders.removed(transaction, numbers);
        Set<String> elderNumbers = elders.existing(transaction, List.copyOf(keys));
        List<Responder> added = new ArrayList<>();
        List<Responder> changed = new ArrayList<>();
        keyed.forEach((number, row) -> {
            if (left.contains(number)) {
                row.wrong(NUMBER, "此编号的人员已离职；请换一个编号", "the responder of this number has left; use another number");
            }
            Responder before = known.get(number);
            Responder after = make(row, number, elderNumbers, before);
            if (after != null) {
                compare(before, after, added, changed);
            }
        });
        if (mode == ImportMode.IMPORT) {
            responders.importAll(transaction, added, changed, Lane.ROUTINE);
        }
    }

    private void compare(@Nullable Responder before, Responder after, List<Responder> added, List<Responder> changed) {
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

    private @Nullable Responder make(
            GivenRow row, String number, Set<String> elderNumbers, @Nullable Responder before) {
        ResponderProfile was = before == null ? null : before.profile();
        String name = row.need(NAME);
        ResponderKind kind = row.choice(KIND, KINDS, "医生、护士、养护员、志愿者、家属、邻居、钥匙保管人、车辆");
        if (kind == null) {
            row.need(KIND);
        }
        String phone = row.phone(PHONE);
        if (phone == null) {
            row.need(PHONE);
        }
        String community = communities.code(row, COMMUNITY);
        TravelMode travel = row.choice(TRAVEL, TRAVELS, "步行、骑车、汽车, walk, bicycle, car");
        String scope = scope(row);
        List<String> skills = row.list(SKILLS).stream()
                .map(skill -> skill.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        List<String> keysOf = keysOf(row, elderNumbers);
        Position base = Homes.of(row);
        if (!row.isSound() || kind == null || phone == null || community == null || base == null) {
            return null;
        }
        ResponderProfile profile = new ResponderProfile(
                new ResponderId(number),
                kind,
                travel != null ? travel : was == null ? TravelMode.WALK : was.travel(),
                was == null ? Availability.UNAVAILABLE : was.availability(),
                community,
                row.has(SCOPE) || was == null ? scope : was.scope(),
                row.has(SKILLS) || was == null ? skills : was.skills(),
                row.has(KEYS) || was == null ? keysOf : was.keysOf(),
                was == null ? 0 : was.version());
        return new Responder(profile, name, phone, base, before == null ? Reachable.PLAIN : before.reachable());
    }

    private static String scope(GivenRow row) {
        String scope = Optional.ofNullable(row.code(SCOPE)).orElse("");
        if (!SCOPE_PREFIX.matcher(scope).matches()) {
            row.wrong(
                    SCOPE,
                    "须为组织代码的开头几位数字，空白表示全中心",
                    "must be the first digits of a code of the organisation; empty means the whole centre");
        }
        return scope;
    }

    private static List<String> keysOf(GivenRow row, Set<String> elderNumbers) {
        List<String> keys = row.list(KEYS);
        keys.stream().filter(key -> !elderNumbers.contains(key)).forEach(key -> {
            String shown = GivenRow.shown(key);
            row.wrong(
                    KEYS,
                    "没有编号为 " + shown + " 的老人；请先导入老人",
                    "there is no elder of number " + shown + "; import the elders first");
        });
        return keys;
    }

    private static Map<String, ResponderKind> kinds() {
        Map<String, ResponderKind> kinds = new HashMap<>();
        for (ResponderKind kind : ResponderKind.values()) {
            kinds.put(kind.name().toLowerCase(Locale.ROOT), kind);
            kinds.put(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), kind);
            kinds.put(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), kind);
        }
        kinds.put("医生", ResponderKind.DOCTOR);
        kinds.put("护士", ResponderKind.NURSE);
        kinds.put("养护员", ResponderKind.CARER);
        kinds.put("护理员", ResponderKind.CARER);
        kinds.put("志愿者", ResponderKind.VOLUNTEER);
        kinds.put("家属", ResponderKind.FAMILY);
        kinds.put("邻居", ResponderKind.NEIGHBOUR);
        kinds.put("钥匙保管人", ResponderKind.KEY_HOLDER);
        kinds.put("车辆", ResponderKind.VEHICLE);
        return Map.copyOf(kinds);
    }
}
