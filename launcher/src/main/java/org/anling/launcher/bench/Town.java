package org.anling.launcher.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Organisation;
import org.anling.registry.people.Responder;
import org.anling.registry.seed.RegistrySeed;
import org.jspecify.annotations.Nullable;

/**
 * Elders half a kilometre apart, each with one device, and a responder next door to each: presses at the same time ask different people.
 * Every other device is a watch by TCP, the others are buttons by MQTT.
 */
final class Town {

    /** As many as ever press in one round. */
    static final int ELDERS = 2_000;

    /** Some more than elders, so that the last press of a round finds somebody as well. */
    static final int RESPONDERS = 2_100;

    static final String PASSWORD = "bench-button";

    private static final String DISTRICT = "310101";
    private static final int NEIGHBOURS = 20;
    private static final int A_STREET = 50;
    private static final String RESPONDER = "bench-responder-";
    private static final int ACROSS = 50;
    private static final double APART = 0.005;
    private static final Duration LONGEST_SILENCE = Duration.ofDays(1);

    private Town() {}

    static boolean isWatch(int elder) {
        return elder % 2 == 0;
    }

    static DeviceId device(int elder) {
        return new DeviceId(isWatch(elder) ? String.format(Locale.ROOT, "77%08d", elder) : "bench-button-" + elder);
    }

    static ResponderId responder(int number) {
        return new ResponderId(RESPONDER + number);
    }

    static boolean isResponder(ResponderId id) {
        return id.value().startsWith(RESPONDER);
    }

    static Position place(int number) {
        int row = number / ACROSS;
        int column = number % ACROSS;
        return Position.home(31 + APART * row, 121 + APART * column);
    }

    static RegistrySeed seed(CentreId centre) {
        return new RegistrySeed(
                centre,
                "bench",
                organisations(),
                IntStream.range(0, ELDERS).mapToObj(Town::elder).toList(),
                IntStream.range(0, ELDERS).mapToObj(Town::seedDevice).toList(),
                IntStream.range(0, RESPONDERS).mapToObj(Town::person).toList(),
                List.of(),
                List.of());
    }

    /** Some twenty neighbours are a community, as large as those whom a community sends somebody for are. */
    static String community(int number) {
        int community = number / NEIGHBOURS;
        return street(community) + String.format(Locale.ROOT, "1%02d", community % A_STREET + 1);
    }

    private static String street(int community) {
        return DISTRICT + String.format(Locale.ROOT, "%03d", community / A_STREET + 1);
    }

    private static List<Organisation> organisations() {
        SequencedMap<String, Organisation> all = new LinkedHashMap<>();
        put(all, DISTRICT, null, Organisation.Level.DISTRICT);
        for (int number = 0; number < RESPONDERS; number += NEIGHBOURS) {
            String street = street(number / NEIGHBOURS);
            put(all, street, DISTRICT, Organisation.Level.STREET);
            put(all, street + "1", street, Organisation.Level.AREA);
            put(all, community(number), street + "1", Organisation.Level.COMMUNITY);
        }
        return List.copyOf(all.values());
    }

    private static void put(
            SequencedMap<String, Organisation> all, String prefix, @Nullable String parent, Organisation.Level level) {
        String above = parent == null ? null : padded(parent);
        all.putIfAbsent(prefix, new Organisation(padded(prefix), above, level, "bench " + prefix, 0));
    }

    private static String padded(String prefix) {
        return prefix + "0".repeat(12 - prefix.length());
    }

    private static Elder elder(int number) {
        ElderCard card = new ElderCard(
                new ElderId("bench-elder-" + number),
                0,
                "老人" + number,
                "laoren",
                1940,
                ElderCard.Sex.FEMALE,
                "",
                new ElderCard.Address(community(number), "", "安宁苑", "1", "1", 3, String.valueOf(number), null),
                place(number),
                "",
                new ElderCard.FirstAid(List.of(), List.of(), List.of(), List.of()),
                List.of(),
                List.of(device(number)));
        return new Elder(card, ElderRef.Risk.STANDARD, "");
    }

    private static RegistrySeed.SeedDevice seedDevice(int elder) {
        return new RegistrySeed.SeedDevice(
                device(elder),
                isWatch(elder) ? "watch-3g" : "mqtt",
                null,
                new ElderId("bench-elder-" + elder),
                isWatch(elder) ? null : PASSWORD,
                LONGEST_SILENCE);
    }

    private static Responder person(int number) {
        ResponderProfile profile = new ResponderProfile(
                responder(number),
                ResponderKind.VOLUNTEER,
                TravelMode.BICYCLE,
                Availability.AVAILABLE,
                community(number),
                "",
                List.of(),
                List.of(),
                0);
        return new Responder(profile, "志愿者" + number, null, place(number));
    }
}
