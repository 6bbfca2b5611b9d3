package org.anling.registry.imports;

import static org.anling.registry.imports.ElderColumns.ALLERGIES;
import static org.anling.registry.imports.ElderColumns.BIRTH;
import static org.anling.registry.imports.ElderColumns.BUILDING;
import static org.anling.registry.imports.ElderColumns.CATEGORY;
import static org.anling.registry.imports.ElderColumns.COMMUNITY;
import static org.anling.registry.imports.ElderColumns.COMPOUND;
import static org.anling.registry.imports.ElderColumns.DIAGNOSES;
import static org.anling.registry.imports.ElderColumns.DOOR_NOTE;
import static org.anling.registry.imports.ElderColumns.FACTS;
import static org.anling.registry.imports.ElderColumns.FLOOR;
import static org.anling.registry.imports.ElderColumns.MEDICATION;
import static org.anling.registry.imports.ElderColumns.NAME;
import static org.anling.registry.imports.ElderColumns.PHONE;
import static org.anling.registry.imports.ElderColumns.PINYIN;
import static org.anling.registry.imports.ElderColumns.PLAN;
import static org.anling.registry.imports.ElderColumns.RISK;
import static org.anling.registry.imports.ElderColumns.ROOM;
import static org.anling.registry.imports.ElderColumns.SEX;
import static org.anling.registry.imports.ElderColumns.UNIT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.ElderCard.Sex;
import org.anling.contract.id.ElderId;
import org.anling.registry.meaning.CriticalFact;
import org.anling.registry.meaning.NationalId;
import org.anling.registry.meaning.Pinyin;
import org.anling.registry.people.Elder;
import org.jspecify.annotations.Nullable;

/**
 * Makes an elder of a row. What the list has no column for stays as it is in the registry; an empty cell of a column that it has
 * empties it there.
 */
final class ElderMaker {

    private static final Map<String, Sex> SEXES = Map.of(
            "女",
            Sex.FEMALE,
            "f",
            Sex.FEMALE,
            "female",
            Sex.FEMALE,
            "男",
            Sex.MALE,
            "m",
            Sex.MALE,
            "male",
            Sex.MALE,
            "其他",
            Sex.OTHER,
            "other",
            Sex.OTHER);
    private static final Map<String, String> CATEGORIES =
            Map.of("a", "A", "b", "B", "c", "C", "d", "D", "a类", "A", "b类", "B", "c类", "C", "d类", "D");
    private static final Map<String, ElderRef.Risk> RISKS = Map.of(
            "高", ElderRef.Risk.HIGH,
            "高危", ElderRef.Risk.HIGH,
            "high", ElderRef.Risk.HIGH,
            "普通", ElderRef.Risk.STANDARD,
            "一般", ElderRef.Risk.STANDARD,
            "standard", ElderRef.Risk.STANDARD);
    private static final ElderCard.FirstAid NOTHING_KNOWN =
            new ElderCard.FirstAid(List.of(), List.of(), List.of(), List.of());

    private final Communities communities;
    private final Pinyin pinyin;

    ElderMaker(Communities communities, Pinyin pinyin) {
        this.communities = communities;
        this.pinyin = pinyin;
    }

    /** The elder as the row wants it, null if something is wrong with the row. */
    @Nullable
    Elder make(GivenRow row, ElderId id, @Nullable NationalId national, @Nullable Elder before) {
        ElderCard was = before == null ? null : before.card();
        String name = row.need(NAME);
        String phone = row.phone(PHONE);
        if (phone == null) {
            row.need(PHONE);
        }
        int birthYear = birthYear(row, national, was);
        Sex sex = sex(row, national, was);
        ElderCard.Address address = address(row, was);
        Position home = Homes.of(row);
        String category = Optional.ofNullable(row.choice(CATEGORY, CATEGORIES, "A, B, C, D"))
                .orElse("");
        ElderCard.FirstAid aid = firstAid(row, was == null ? NOTHING_KNOWN : was.firstAid());
        List<ElderCard.Contact> contacts = ContactCells.of(row, was == null ? List.of() : was.contacts());
        ElderRef.Risk risk = row.choice(RISK, RISKS, "普通/高, standard/high");
        String plan = row.id(PLAN);
        if (!row.isSound() || address == null || home == null || phone == null) {
            return null;
        }
        ElderCard card = new ElderCard(
                id,
                was == null ? 0 : was.version(),
                name,
                pinyin(row, name, was),
                birthYear,
                sex,
                phone,
                address,
                home,
                row.has(CATEGORY) || was == null ? category : was.category(),
                aid,
                contacts,
                was == null ? List.of() : was.deviceIds());
        return new Elder(
                card,
                risk != null || row.has(RISK) || before == null ? standard(risk) : before.risk(),
                row.has(PLAN) || before == null ? Optional.ofNullable(plan).orElse("") : before.plan(),
                before == null ? null : before.doctor(),
                before == null ? null : before.carer());
    }

    private static ElderRef.Risk standard(ElderRef.@Nullable Risk risk) {
        return risk == null ? ElderRef.Risk.STANDARD : risk;
    }

    private String pinyin(GivenRow row, String name, @Nullable ElderCard was) {
        String said = row.code(PINYIN);
        if (said != null) {
            return said.toLowerCase(Locale.ROOT);
        }
        return was != null && was.name().equals(name) ? was.pinyin() : pinyin.of(name);
    }

    private static int birthYear(GivenRow row, @Nullable NationalId national, @Nullable ElderCard was) {
        Integer said = BirthYear.of(row);
        if (said != null) {
            return said;
        }
        if (national != null) {
            return national.birthYear();
        }
        if (was != null && !row.has(BIRTH)) {
            return was.birthYear();
        }
        if (row.isBlank(BIRTH)) {
            row.wrong(BIRTH, "请填出生年份或身份证号", "write the year of birth or the national id");
        }
        return 0;
    }

    private static Sex sex(GivenRow row, @Nullable NationalId national, @Nullable ElderCard was) {
        Sex said = row.choice(SEX, SEXES, "男/女/其他, male/female/other");
        if (said != null) {
            return said;
        }
        if (national != null) {
            return national.sex();
        }
        if (was != null && !row.has(SEX)) {
            return was.sex();
        }
        if (row.isBlank(SEX)) {
            row.wrong(SEX, "请填性别或身份证号", "write the sex or the national id");
        }
        return Sex.OTHER;
    }

    private ElderCard.@Nullable Address address(GivenRow row, @Nullable ElderCard was) {
        ElderCard.Address at = was == null ? null : was.address();
        String community = communities.code(row, COMMUNITY);
        String compound = words(row, COMPOUND, at == null ? "" : at.compound());
        String building = words(row, BUILDING, at == null ? "" : at.building());
        String unit = words(row, UNIT, at == null ? "" : at.unit());
        Integer floor = row.whole(FLOOR, -9, 200);
        String room = row.code(ROOM);
        if (room == null) {
            row.need(ROOM);
        }
        String doorNote = row.text(DOOR_NOTE);
        if (community == null || room == null) {
            return null;
        }
        return new ElderCard.Address(
                community,
                at == null || !at.community().equals(community) ? "" : at.communityName(),
                compound,
                building,
                unit,
                row.has(FLOOR) || at == null ? floor : at.floor(),
                room,
                row.has(DOOR_NOTE) || at == null ? doorNote : at.doorNote());
    }

    private static String words(GivenRow row, Column column, String was) {
        return row.has(column) ? Optional.ofNullable(row.code(column)).orElse("") : was;
    }

    private static ElderCard.FirstAid firstAid(GivenRow row, ElderCard.FirstAid was) {
        return new ElderCard.FirstAid(
                items(row, ALLERGIES, was.allergies()),
                row.has(FACTS) ? facts(row) : was.facts(),
                items(row, DIAGNOSES, was.diagnoses()),
                items(row, MEDICATION, was.medication()));
    }

    private static List<String> items(GivenRow row, Column column, List<String> was) {
        return row.has(column) ? row.list(column) : was;
    }

    private static List<String> facts(GivenRow row) {
        List<String> codes = new ArrayList<>();
        for (String word : row.list(FACTS)) {
            String code = CriticalFact.code(word);
            if (code == null) {
                row.wrong(
                        FACTS,
                        "不认识“" + GivenRow.shown(word) + "”；可填: " + CriticalFact.chinese() + "；其他内容请填在“诊断”或“过敏”",
                        "\"" + GivenRow.shown(word) + "\" is not known; write of " + CriticalFact.english()
                                + "; anything else belongs to diagnoses or allergies");
            } else if (!codes.contains(code)) {
                codes.add(code);
            }
        }
        return codes;
    }
}
