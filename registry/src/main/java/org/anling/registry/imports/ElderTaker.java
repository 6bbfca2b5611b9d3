package org.anling.registry.imports;

import static org.anling.registry.imports.ElderColumns.NATIONAL_ID;
import static org.anling.registry.imports.ElderColumns.NUMBER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.meaning.NationalId;
import org.anling.registry.meaning.Pinyin;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Elders;
import org.jspecify.annotations.Nullable;

/**
 * Takes elders. Somebody is known by the centre's own number or by the national id; who has no number gets one that says nothing, since
 * it stands in logs for years.
 */
final class ElderTaker implements Taker {

    private final Elders elders;
    private final ElderNumbers numbers;
    private final ElderMaker maker;
    private final Findings findings;
    private final SeenKeys seenNumbers = new SeenKeys();
    private final SeenKeys seenNationalIds = new SeenKeys();

    ElderTaker(RegistryDatabase database, CentreId centre, Transaction transaction, Findings findings, Pinyin pinyin) {
        this.elders = new Elders(database, centre);
        this.numbers = new ElderNumbers(centre);
        this.maker = new ElderMaker(new Communities(transaction), pinyin);
        this.findings = findings;
    }

    @Override
    public List<Column> columns() {
        return ElderColumns.ALL;
    }

    /** A row and the keys it gives. */
    private record Keyed(
            GivenRow row, @Nullable String number, @Nullable NationalId national) {}

    /** What is to be written. */
    private record Work(List<Elder> added, List<Elder> changed, Map<String, String> nationalIds) {}

    @Override
    public void settle(Transaction transaction, List<GivenRow> batch, ImportMode mode) {
        List<Keyed> keyed = new ArrayList<>();
        batch.forEach(row -> keyed(row).ifPresent(keyed::add));
        Map<String, String> byNationalId = numbers.byNationalId(
                transaction,
                keyed.stream()
                        .map(Keyed::national)
                        .filter(Objects::nonNull)
                        .map(NationalId::value)
                        .toList());
        List<String> ids = new ArrayList<>(byNationalId.values());
        keyed.stream().map(Keyed::number).filter(Objects::nonNull).forEach(ids::add);
        Map<String, Elder> known = new HashMap<>();
        elders.findAll(transaction, ids).forEach(elder -> known.put(elder.id().value(), elder));
        Work work = new Work(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        keyed.forEach(one -> compare(one, byNationalId, known, work));
        if (mode == ImportMode.IMPORT) {
            write(transaction, work);
        }
    }

    private Optional<Keyed> keyed(GivenRow row) {
        String number = row.id(NUMBER);
        String said = row.code(NATIONAL_ID);
        NationalId national = said == null ? null : NationalId.parse(said).orElse(null);
        if (said != null && national == null) {
            row.wrong(
                    NATIONAL_ID,
                    "身份证号不正确（18 位，校验位或出生日期不符）；请核对",
                    "no valid national id (18 signs; its check sign or its day is wrong); compare it");
        }
        if (row.isSound() && number == null && national == null) {
            row.wrong(
                    NUMBER,
                    "编号和身份证号至少填一个，再次导入时才能认出同一位老人",
                    "write a number or a national id, so that the same elder is known next time");
        }
        boolean first = (number == null || seenNumbers.isFirst(row, NUMBER, number))
                && (national == null || seenNationalIds.isFirst(row, NATIONAL_ID, national.value()));
        return first ? Optional.of(new Keyed(row, number, national)) : Optional.empty();
    }

    private void compare(Keyed one, Map<String, String> byNationalId, Map<String, Elder> known, Work work) {
        NationalId national = one.national();
        String holder = national == null ? null : byNationalId.get(national.value());
        String number = one.number();
        if (number != null && holder != null && !holder.equals(number)) {
            one.row()
                    .wrong(
                            NATIONAL_ID,
                            "这个身份证号已登记在编号 " + holder + " 名下；请核对",
                            "this national id belongs to number " + holder + " already; compare the two");
        }
        String id = Optional.ofNullable(number)
                .or(() -> Optional.ofNullable(holder))
                .orElseGet(ElderTaker::freshNumber);
        Elder before = known.get(id);
        Elder after = maker.make(one.row(), new ElderId(id), national, before);
        if (after == null) {
            return;
        }
        boolean nationalIsNew = national != null && holder == null;
        if (before == null) {
            findings.countAdded();
            work.added().add(after);
        } else if (!before.equals(after)) {
            findings.countChanged();
            work.changed().add(after);
        } else if (nationalIsNew) {
            findings.countChanged();
        } else {
            findings.countUnchanged();
        }
        if (national != null && holder == null) {
            work.nationalIds().put(id, national.value());
        }
    }

    private void write(Transaction transaction, Work work) {
        elders.importAll(transaction, work.added(), work.changed(), Lane.ROUTINE);
        numbers.keep(transaction, work.nationalIds());
    }

    private static String freshNumber() {
        return "e-" + UUID.randomUUID();
    }
}
