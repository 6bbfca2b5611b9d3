package org.anling.registry.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.people.Organisation;
import org.anling.registry.people.Organisation.Level;
import org.anling.registry.people.Organisations;
import org.jspecify.annotations.Nullable;

/** Takes the organisation, parents before children. It is shared by all centres, so that a row also changes cards of others. */
final class OrganisationTaker implements Taker {

    private static final Column CODE = Column.required("代码", "code", "区划代码", "统计用区划代码");
    private static final Column NAME = Column.required("名称", "name");
    private static final Column LEVEL = Column.required("级别", "level", "层级");
    private static final Column PARENT = Column.optional("上级代码", "parent", "parent code", "上级");

    private static final Map<String, Level> LEVELS = Map.ofEntries(
            Map.entry("市", Level.DISTRICT),
            Map.entry("区", Level.DISTRICT),
            Map.entry("市/区", Level.DISTRICT),
            Map.entry("district", Level.DISTRICT),
            Map.entry("街道", Level.STREET),
            Map.entry("镇", Level.STREET),
            Map.entry("街道/镇", Level.STREET),
            Map.entry("street", Level.STREET),
            Map.entry("片", Level.AREA),
            Map.entry("片区", Level.AREA),
            Map.entry("area", Level.AREA),
            Map.entry("社区", Level.COMMUNITY),
            Map.entry("村", Level.COMMUNITY),
            Map.entry("社区/村", Level.COMMUNITY),
            Map.entry("community", Level.COMMUNITY));
    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");

    private final Organisations organisations;
    private final Map<String, Organisation> known = new HashMap<>();
    private final Findings findings;
    private final SeenKeys seen = new SeenKeys();

    OrganisationTaker(RegistryDatabase database, Transaction transaction, Findings findings) {
        this.organisations = new Organisations(database);
        this.findings = findings;
        organisations.list(transaction).forEach(node -> known.put(node.code(), node));
    }

    @Override
    public List<Column> columns() {
        return List.of(CODE, NAME, LEVEL, PARENT);
    }

    @Override
    public void settle(Transaction transaction, List<GivenRow> batch, ImportMode mode) {
        for (GivenRow row : batch) {
            Organisation after = make(row);
            if (after == null) {
                continue;
            }
            Organisation before = known.put(after.code(), after);
            if (before == null) {
                findings.countAdded();
            } else if (before.equals(after)) {
                findings.countUnchanged();
                continue;
            } else {
                findings.countChanged();
            }
            if (mode == ImportMode.IMPORT) {
                organisations.put(transaction, after);
            }
        }
    }

    private @Nullable Organisation make(GivenRow row) {
        String code = code(row, CODE);
        if (code == null) {
            row.need(CODE);
        }
        String name = row.need(NAME);
        Level level = row.choice(LEVEL, LEVELS, "区、街道、片、社区, district, street, area, community");
        if (level == null) {
            row.need(LEVEL);
        }
        String said = code(row, PARENT);
        if (code == null || level == null || !seen.isFirst(row, CODE, code)) {
            return null;
        }
        Organisation before = known.get(code);
        String parent = said != null ? said : before != null ? before.parent() : usualParent(code, level);
        boolean top = level == Level.DISTRICT && parent == null;
        if (!top && (parent == null || parent.equals(code) || !known.containsKey(parent))) {
            row.wrong(
                    PARENT,
                    "没有上级" + (parent == null ? "" : " " + parent) + "；上级须先登记，或写在本文件更前的行",
                    "there is no parent" + (parent == null ? "" : " " + parent)
                            + "; it must be registered, or stand in an earlier line of this file");
        }
        return row.isSound()
                ? new Organisation(code, parent, level, name, before == null ? 0 : before.version())
                : null;
    }

    private static @Nullable String code(GivenRow row, Column column) {
        String code = row.code(column);
        if (code != null && !TWELVE_DIGITS.matcher(code).matches()) {
            row.wrong(column, "须为 12 位统计用区划代码", "must be the statistical code of 12 digits");
            return null;
        }
        return code;
    }

    /** As the statistical codes are built: six digits of the district, three of the street, three of the community. */
    private @Nullable String usualParent(String code, Level level) {
        return switch (level) {
            case DISTRICT -> null;
            case STREET -> code.substring(0, 6) + "000000";
            case AREA, COMMUNITY -> code.substring(0, 9) + "000";
        };
    }
}
