package org.anling.simulation.fleet.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.District;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.district.people.Responder;
import org.junit.jupiter.api.Test;

class ResponderMindTest {

    private static final District DISTRICT = District.ofSeed(1);
    private static final Instant START = Instant.parse("2026-03-14T08:00:00Z");
    private static final ReplyModel ALWAYS = new ReplyModel(1, 0, Duration.ofSeconds(15), 1.98, Duration.ofSeconds(1));
    private final Responder doctor = DISTRICT.responders().get(3);
    private final Elder elder = DISTRICT.elders().get(100);
    private Instant now = START;

    @Test
    void an_offer_is_answered_once_and_not_before_its_time() {
        ResponderMind mind = mind(ALWAYS);
        mind.see(List.of(new OfferSeen("o1")), List.of(), now);

        assertThat(answers(mind.act(now.plusSeconds(14)))).isEmpty();
        now = now.plusSeconds(60);
        assertThat(answers(mind.act(now))).containsExactly(new ResponderAction.Accept("o1"));
        mind.see(List.of(new OfferSeen("o1")), List.of(), now);
        assertThat(answers(mind.act(now.plusSeconds(60)))).isEmpty();
    }

    @Test
    void an_offer_that_was_withdrawn_is_not_answered() {
        ResponderMind mind = mind(ALWAYS);
        mind.see(List.of(new OfferSeen("o1")), List.of(), now);
        mind.see(List.of(), List.of(), now.plusSeconds(2));

        assertThat(answers(mind.act(now.plusSeconds(100)))).isEmpty();
    }

    @Test
    void an_assignment_is_walked_along_the_streets_to_the_door_and_through_to_the_end() {
        ResponderMind mind = mind(ReplyModel.FITTED);
        List<String> steps = new ArrayList<>();
        List<GeoPoint> trace = new ArrayList<>();
        for (String status : List.of("ACCEPTED", "ON_THE_WAY", "AT_DOOR", "WITH_ELDER")) {
            mind.see(
                    List.of(),
                    List.of(new AssignmentSeen("a1", status, elder.home().position())),
                    now);
            steps.add(nextStep(mind, trace));
        }

        assertThat(steps).containsExactly("on-the-way", "at-door", "with-elder", "done");
        assertThat(trace.getFirst().metresTo(doctor.base())).isLessThan(1);
        assertThat(trace.getLast().metresTo(elder.home().position())).isLessThan(60);
        for (int i = 1; i < trace.size(); i++) {
            assertThat(trace.get(i).metresTo(trace.get(i - 1))).isLessThan(7.0 * 6 * 2.5);
        }
    }

    private String nextStep(ResponderMind mind, List<GeoPoint> trace) {
        for (int tick = 0; tick < 2_000; tick++) {
            now = now.plusSeconds(1);
            for (ResponderAction action : mind.act(now)) {
                if (action instanceof ResponderAction.Report(GeoPoint where)) {
                    trace.add(where);
                }
                if (action instanceof ResponderAction.Step(String assignment, String step)) {
                    assertThat(assignment).isEqualTo("a1");
                    return step;
                }
            }
        }
        return "never";
    }

    private ResponderMind mind(ReplyModel replies) {
        Habits habits = new Habits(replies, 6, Duration.ofSeconds(2), Duration.ofSeconds(60));
        return new ResponderMind(doctor, DISTRICT.map(), habits, Dice.ofSeed(1));
    }

    private static List<ResponderAction> answers(List<ResponderAction> actions) {
        return actions.stream()
                .filter(action -> !(action instanceof ResponderAction.Report))
                .toList();
    }
}
