package org.anling.registry.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/** By what numbers the elders of a centre are known. */
final class ElderNumbers {

    private final CentreId centre;

    ElderNumbers(CentreId centre) {
        this.centre = centre;
    }

    /** Which of these ids exist. */
    Set<String> existing(Transaction transaction, List<String> ids) {
        return new HashSet<>(transaction.list(
                "select id from elder where centre = ? and id = any (?)",
                row -> row.getString(1),
                centre.value(),
                ids));
    }

    /** Ids by national id, as far as they are known. */
    Map<String, String> byNationalId(Transaction transaction, List<String> nationalIds) {
        Map<String, String> found = new HashMap<>();
        if (!nationalIds.isEmpty()) {
            transaction
                    .list(
                            "select national_id, id from elder where centre = ? and national_id = any (?)",
                            row -> Map.entry(row.getString(1), row.getString(2)),
                            centre.value(),
                            nationalIds)
                    .forEach(one -> found.put(one.getKey(), one.getValue()));
        }
        return found;
    }

    /** Remembers national ids by id. */
    void keep(Transaction transaction, Map<String, String> nationalIds) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        nationalIds.forEach((id, national) -> rows.add(new @Nullable Object[] {national, centre.value(), id}));
        transaction.batch("update elder set national_id = ? where centre = ? and id = ?", rows);
    }
}
