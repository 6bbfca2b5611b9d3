package org.anling.simulation.district.people;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.map.Compound;

/**
 * Makes the elders. The first owns every identity of the protocol references and lives near their position A, the second has
 * the button of the demo and lives in the same compound; the others are spread evenly over the communities.
 */
final class ElderGenerator {

    static final String DEMO_BUTTON = "demo-button-1";
    private static final List<String> ALLERGIES = List.of("青霉素", "头孢", "磺胺", "阿司匹林", "花生", "碘造影剂");
    private static final List<String> CONDITIONS =
            List.of("高血压", "糖尿病", "冠心病", "房颤", "慢阻肺", "脑卒中后", "帕金森病", "骨质疏松", "轻度认知障碍");
    private static final List<String> DIALECTS = List.of("普通话", "普通话", "普通话", "河南话", "山东话", "四川话", "粤语", "上海话");
    private static final List<String> RELATIONS = List.of("daughter", "son", "grandchild", "neighbour", "friend");

    private final Dice dice;
    private final NameSupply names;
    private final PhoneSupply phones;
    private final HomeSupply homes;
    private final List<Elder> elders = new ArrayList<>();

    ElderGenerator(Dice dice, NameSupply names, PhoneSupply phones, HomeSupply homes) {
        this.dice = dice;
        this.names = names;
        this.phones = phones;
        this.homes = homes;
    }

    List<Elder> generate(int count, int blocks, Compound nearPositionA) {
        add(homes.in(nearPositionA), referenceDevices());
        add(
                homes.in(nearPositionA),
                List.of(new Device(DEMO_BUTTON, Device.Kind.BUTTON, "AL-B1", Optional.of(DEMO_BUTTON))));
        while (elders.size() < count) {
            int serial = elders.size() + 1;
            List<Device> all = new ArrayList<>(devices(serial));
            second(serial).ifPresent(all::add);
            add(homes.inBlock(elders.size() % blocks), all);
        }
        return List.copyOf(elders);
    }

    private void add(Home home, List<Device> devices) {
        Sex sex = dice.chance(0.58) ? Sex.FEMALE : Sex.MALE;
        PersonName name = names.elder(sex);
        FirstAidCard card = card();
        boolean highRisk = card.oxygen() || (card.anticoagulant() && dice.chance(0.5));
        elders.add(new Elder(
                "elder-%03d".formatted(elders.size() + 1),
                name,
                sex,
                dice.between(1931, 1960),
                dice.pick(List.of(Elder.Category.values())),
                phones.next(),
                home,
                card,
                highRisk,
                contacts(name),
                devices));
    }

    /** The identities of the protocol references, so that their example frames name somebody. */
    private static List<Device> referenceDevices() {
        String imei = Imei.ofSerial(1);
        return List.of(
                new Device(Imei.watchId(imei), Device.Kind.WATCH, "G75", Optional.empty()),
                new Device("012345678901", Device.Kind.JT808_PENDANT, "JT-SOS", Optional.empty()),
                new Device(imei, Device.Kind.GT06_PENDANT, "GT06N", Optional.empty()),
                new Device("dc09-1234", Device.Kind.DC09_PANEL, "SCAN-1", Optional.empty()));
    }

    private List<Device> devices(int serial) {
        return switch (serial % 5) {
            case 0, 1 ->
                List.of(new Device(Imei.watchId(Imei.ofSerial(serial)), Device.Kind.WATCH, "G75", Optional.empty()));
            case 2, 3 -> List.of(mqtt("button-%03d".formatted(serial), Device.Kind.BUTTON, "AL-B1"));
            default -> List.of(mqtt("hub-%03d".formatted(serial), Device.Kind.HUB, "AL-H1"));
        };
    }

    /** One home in seven has a second device, of another protocol than the first. */
    private static Optional<Device> second(int serial) {
        return switch (serial % 20) {
            case 7 -> Optional.of(socket("dc09-C%03d".formatted(serial), Device.Kind.DC09_PANEL, "SCAN-1"));
            case 12 -> Optional.of(socket(Imei.ofSerial(1_000 + serial), Device.Kind.GT06_PENDANT, "GT06N"));
            case 17 -> Optional.of(socket("0131%08d".formatted(serial), Device.Kind.JT808_PENDANT, "JT-SOS"));
            default -> Optional.empty();
        };
    }

    private static Device socket(String id, Device.Kind kind, String model) {
        return new Device(id, kind, model, Optional.empty());
    }

    private Device mqtt(String id, Device.Kind kind, String model) {
        String password = Long.toHexString(dice.branch("password " + id).nextLong());
        return new Device(id, kind, model, Optional.of(password));
    }

    private FirstAidCard card() {
        return new FirstAidCard(
                dice.chance(0.3) ? List.of(dice.pick(ALLERGIES)) : List.of(),
                dice.shuffled(CONDITIONS).subList(0, dice.below(4)),
                dice.chance(0.18),
                dice.chance(0.05),
                dice.chance(0.12),
                dice.pick(DIALECTS),
                dice.chance(0.08),
                dice.chance(0.15));
    }

    private List<Contact> contacts(PersonName elder) {
        List<Contact> contacts = new ArrayList<>();
        int count = dice.between(1, 3);
        for (String relation : dice.shuffled(RELATIONS).subList(0, count)) {
            boolean near = relation.equals("neighbour");
            contacts.add(new Contact(
                    near || relation.equals("friend") ? names.younger() : names.relativeOf(elder),
                    relation,
                    phones.next(),
                    LocalTime.of(dice.between(6, 9), 0),
                    LocalTime.of(dice.between(20, 23), 0),
                    dice.chance(0.7),
                    near || dice.chance(0.4)));
        }
        return contacts;
    }
}
