package org.anling.registry.imports;

import java.util.HashMap;
import java.util.Map;
import org.anling.registry.database.Transaction;
import org.anling.registry.people.Organisation;
import org.jspecify.annotations.Nullable;

/** The communities of the organisation, found by code or by a name that only one of them has. */
final class Communities {

    private static final String SEVERAL = "";

    private final Map<String, String> codes = new HashMap<>();

    Communities(Transaction transaction) {
        transaction
                .list(
                        "select code, name from organisation where level = ?",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        Organisation.Level.COMMUNITY)
                .forEach(community -> {
                    codes.put(community.getKey(), community.getKey());
                    codes.merge(community.getValue(), community.getKey(), (one, other) -> SEVERAL);
                });
    }

    /** The code that a row means, null if it means none. */
    @Nullable
    String code(GivenRow row, Column column) {
        String said = row.code(column);
        if (said == null) {
            row.need(column);
            return null;
        }
        String code = codes.get(said);
        if (code == null) {
            row.wrong(
                    column,
                    "没有“" + GivenRow.shown(said) + "”这个社区；请先导入组织（organisations），或填 12 位代码",
                    "there is no community \"" + GivenRow.shown(said)
                            + "\"; import the organisations first, or write the code of 12 digits");
        } else if (code.equals(SEVERAL)) {
            row.wrong(
                    column, "有多个社区叫这个名字；请填 12 位代码", "several communities have this name; write the code of 12 digits");
            return null;
        }
        return code;
    }
}
