package org.anling.dispatcher.core.responder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.anling.contract.alert.Position;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.dispatch.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People who move, come, go and change their ways of travel: at every moment the index finds what the scan of everybody finds. */
class MovingCrowdTest {

    private static final int PEOPLE = 400;
    private final Map<ResponderId, Position> positions = new HashMap<>();
    private final Map<ResponderId, Busy> busy = new HashMap<>();
    private final TestRoster roster = new TestRoster(List.of(), busy);
    private Random random = new Random();
    private double latitude;
    private double longitude;
    private double spread;

    @ParameterizedTest(name = "seed {0} at {1},{2} over {3} degrees")
    @CsvSource({
        "1, 31.2, 121.5, 0.03",
        "2, 31.2, 121.5, 0.3",
        "3, 31.2, 121.5, 3",
        "4, 0.0, 180.0, 0.1",
        "5, -0.001, -180.0, 0.3",
        "6, 89.9, 12.0, 0.3",
        "7, -54.8, -68.3, 0.05",
        "8, 31.2, 121.5, 0"
    })
    void the_best_are_those_of_a_scan(long seed, double north, double east, double degrees) {
        random = new Random(seed);
        latitude = north;
        longitude = east;
        spread = degrees;
        Whereabouts whereabouts = Whereabouts.NONE;
        for (int i = 0; i < PEOPLE; i++) {
            change(new ResponderId("r" + i));
        }
        for (int round = 0; round < 12; round++) {
            whereabouts = whereabouts.next(positions, roster.bases());
            for (int i = 0; i < 40; i++) {
                change(new ResponderId("r" + random.nextInt(PEOPLE)));
            }
            Context context = new Context(Samples.NOON.plusSeconds(round), whereabouts);
            for (Priority priority : Priority.values()) {
                compare(priority, 1 + random.nextInt(12), context);
            }
        }
    }

    private void compare(Priority priority, int k, Context context) {
        ScoreSettings settings = ScoreSettings.DEFAULT;
        String only = random.nextInt(4) == 0 ? "310101001001".substring(0, 11 + random.nextInt(2)) : "";
        Quest quest = new Quest(
                new IncidentId("i"), priority, place(null), "310101001001", only, null, Set.of(new ResponderId("r1")));
        List<Candidate> all = NaiveSearch.rank(settings, context, quest, roster);
        assertThat(new Search(settings, context).rankNear(quest, roster, k).best())
                .isEqualTo(all.subList(0, Math.min(k, all.size())));
    }

    private void change(ResponderId id) {
        switch (random.nextInt(8)) {
            case 0 -> roster.remove(id);
            case 1 -> positions.remove(id);
            case 2 -> busy.put(id, new Busy(null, Priority.P2));
            case 3 -> busy.remove(id);
            default -> {
                roster.put(responder(id));
                Duration age = Duration.ofSeconds(random.nextInt(700));
                positions.put(id, place(age));
            }
        }
    }

    private ResponderState responder(ResponderId id) {
        int offers = random.nextInt(6);
        return ResponderState.of(
                        new ResponderProfile(
                                id,
                                ResponderKind.DOCTOR,
                                List.of(TravelMode.values()).get(random.nextInt(3)),
                                Availability.AVAILABLE,
                                "31010100100" + random.nextInt(3),
                                "",
                                List.of(),
                                List.of(),
                                1),
                        random.nextInt(4) == 0 ? Availability.UNAVAILABLE : Availability.AVAILABLE,
                        random.nextInt(6) == 0 ? null : place(null))
                .withCounts(offers, random.nextInt(offers + 1));
    }

    /** Half a place in ten stands on the very border of a cell, and some stand together. */
    private Position place(@Nullable Duration age) {
        double north = Math.clamp(latitude + spread * (random.nextDouble() - 0.5), -90, 90);
        double east = wrapped(longitude + spread * (random.nextDouble() - 0.5));
        if (random.nextInt(20) == 0) {
            north = Math.rint(north * 256) / 256;
            east = Math.rint(east * 256) / 256;
        }
        Position.Source source = age == null ? Position.Source.HOME : Position.Source.FIX;
        return new Position(
                north, east, source, Position.Datum.WGS84, null, age == null ? null : Samples.NOON.minus(age));
    }

    private static double wrapped(double longitude) {
        return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
    }
}
