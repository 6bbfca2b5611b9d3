package org.anling.console.web.elder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.anling.console.api.elder.ElderFields;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.id.ElderId;
import org.anling.registry.meaning.Pinyin;
import org.anling.registry.people.Elder;
import org.jspecify.annotations.Nullable;

/** Makes an elder of what a form says, or tells field by field what is wrong with it. */
final class ElderForm {
    private static final int EARLIEST = 1880;
    private static final int NAME = 64;
    private static final int SHORT = 64;
    private static final int NOTE = 500;
    private static final int MOST_ITEMS = 30;
    private static final int MOST_CONTACTS = 10;
    private static final Set<String> CATEGORIES = Set.of("", "A", "B", "C", "D");
    private static final Set<String> FACTS =
            Set.of("anticoagulant", "oxygen", "deaf", "dialect", "dog", "gas", "pacemaker", "diabetes");

    private final Pinyin pinyin = new Pinyin();
    private final Predicate<String> communities;
    private final int thisYear;

    /** @param communities whether a code is one that the person may use */
    ElderForm(Predicate<String> communities, int thisYear) {
        this.communities = communities;
        this.thisYear = thisYear;
    }

    /**
     * The elder as the form wants him.
     *
     * @param version that was seen, 0 for a new one
     * @throws org.anling.console.web.Refusal if something is wrong
     */
    Elder read(ElderId id, long version, ElderFields fields) {
        FormErrors errors = new FormErrors();
        String name = errors.need("name", fields.name(), NAME);
        String said = errors.text("pinyin", fields.pinyin(), 200).toLowerCase(Locale.ROOT);
        int birthYear = birthYear(errors, fields.birthYear());
        if (fields.sex() == null) {
            errors.wrong("sex", "请选择", "Choose one");
        }
        String phone = errors.phone("phone", fields.phone());
        ElderCard.Address address = address(errors, fields);
        Position home = home(errors, fields);
        ElderCard.FirstAid aid = new ElderCard.FirstAid(
                errors.list("allergies", fields.allergies(), MOST_ITEMS),
                facts(errors, fields.facts()),
                errors.list("diagnoses", fields.diagnoses(), MOST_ITEMS),
                errors.list("medication", fields.medication(), MOST_ITEMS));
        String category = errors.text("category", fields.category(), 1);
        if (!CATEGORIES.contains(category)) {
            errors.wrong("category", "可填 A、B、C、D", "A, B, C or D");
        }
        List<ElderCard.Contact> contacts = contacts(errors, fields.contacts());
        String plan = Optional.ofNullable(errors.id("plan", fields.plan())).orElse("");
        String doctor = errors.id("doctor", fields.doctor());
        String carer = errors.id("carer", fields.carer());
        errors.refuseIfAny();
        ElderCard card = new ElderCard(
                id,
                version,
                name,
                said.isEmpty() ? pinyin.of(name) : said,
                birthYear,
                fields.sex() == null ? ElderCard.Sex.OTHER : fields.sex(),
                phone,
                address,
                home,
                category,
                aid,
                contacts,
                List.of());
        return new Elder(card, fields.risk() == null ? ElderRef.Risk.STANDARD : fields.risk(), plan, doctor, carer);
    }

    private int birthYear(FormErrors errors, @Nullable Integer year) {
        if (year == null || year < EARLIEST || year > thisYear) {
            errors.wrong("birthYear", "请填写出生年份，例如 1941", "Write the year of birth, for example 1941");
            return 0;
        }
        return year;
    }

    private ElderCard.Address address(FormErrors errors, ElderFields fields) {
        String community = errors.need("community", fields.community(), 12);
        if (!community.isEmpty() && !communities.test(community)) {
            errors.wrong(
                    "community",
                    "没有这个社区，或不在您负责的范围内；请填 12 位代码",
                    "There is no such community within what you answer for; write its code of 12 digits");
        }
        Integer floor = fields.floor();
        if (floor != null && (floor < -9 || floor > 200)) {
            errors.wrong("floor", "须为 -9 到 200 之间的整数", "A whole number from -9 to 200");
        }
        return new ElderCard.Address(
                community,
                "",
                errors.text("compound", fields.compound(), SHORT),
                errors.text("building", fields.building(), SHORT),
                errors.text("unit", fields.unit(), SHORT),
                floor,
                errors.need("room", fields.room(), SHORT),
                errors.maybe("doorNote", fields.doorNote(), NOTE));
    }

    private static Position home(FormErrors errors, ElderFields fields) {
        Double latitude = fields.latitude();
        Double longitude = fields.longitude();
        if (latitude == null || longitude == null || !isOnEarth(latitude, longitude)) {
            errors.wrong("home", "请在地图上标出住所", "Show on the map where the home is");
            return Position.home(0, 0);
        }
        return Position.home(latitude, longitude);
    }

    /** Nought and nought is what a device without a fix says. */
    private static boolean isOnEarth(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && !(latitude == 0 && longitude == 0);
    }

    private static List<String> facts(FormErrors errors, @Nullable List<String> codes) {
        List<String> facts = errors.list("facts", codes, FACTS.size());
        if (!FACTS.containsAll(facts)) {
            errors.wrong("facts", "有不认识的急救要点", "One of these critical facts is not known");
        }
        return facts;
    }

    private static List<ElderCard.Contact> contacts(
            FormErrors errors, @Nullable List<ElderFields.ContactFields> given) {
        List<ElderCard.Contact> contacts = new ArrayList<>();
        if (given == null) {
            return contacts;
        }
        if (given.size() > MOST_CONTACTS) {
            errors.wrong("contacts", "最多 " + MOST_CONTACTS + " 位联系人", "At most " + MOST_CONTACTS + " contacts");
        }
        for (ElderFields.ContactFields one : given) {
            String at = "contacts." + contacts.size() + ".";
            contacts.add(new ElderCard.Contact(
                    errors.need(at + "name", one.name(), NAME),
                    errors.text(at + "relation", one.relation(), SHORT),
                    errors.phone(at + "phone", one.phone()),
                    one.holdsKey() != null && one.holdsKey(),
                    errors.maybe(at + "hours", one.hours(), SHORT),
                    one.informed() != null && one.informed()));
        }
        return contacts;
    }
}
