package org.anling.simulation.fleet.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.anling.simulation.dice.Dice;
import org.junit.jupiter.api.Test;

class OperatorMindTest {

    private static final Set<String> SIMULATED = Set.of("elder-010", "elder-011");
    private final OperatorMind mind =
            new OperatorMind("operator-2", SIMULATED::contains, Habits.OF_THE_DEMO, Dice.ofSeed(4));
    private Instant now = Instant.parse("2026-03-14T08:00:00Z");

    @Test
    void it_takes_what_the_simulation_raised_and_leaves_the_rest_alone() {
        mind.see(
                List.of(
                        incident("visitors", "elder-002", ""),
                        incident("unregistered", "", ""),
                        incident("taken-by-a-person", "elder-011", "operator"),
                        incident("own", "elder-010", "")),
                now);

        assertThat(mind.act(now.plusSeconds(2))).isEmpty();
        assertThat(mind.act(now.plusSeconds(20)))
                .singleElement()
                .satisfies(action ->
                        assertThat(action.incident() + " " + action.command()).isEqualTo("own take"));
    }

    @Test
    void it_speaks_after_the_take_and_closes_when_somebody_has_helped() {
        mind.see(List.of(incident("i", "elder-010", "operator-2")), now);
        assertThat(next(30).command()).isIn("spoken", "no-reply");

        mind.see(List.of(new IncidentSeen("i", "elder-010", "operator-2", true, false, false, true)), now);
        OperatorAction last = next(60);
        assertThat(last.command()).isIn("close", "false-press");
    }

    @Test
    void it_calls_120_when_nobody_has_helped_and_hands_over_then() {
        OperatorMind patient = new OperatorMind("operator-2", elder -> true, Habits.OF_THE_DEMO, Dice.ofSeed(1));
        patient.see(List.of(new IncidentSeen("i", "elder-010", "operator-2", true, true, false, false)), now);
        assertThat(patient.act(now.plusSeconds(300)))
                .extracting(OperatorAction::command)
                .containsExactly("emergency-service");

        patient.see(List.of(new IncidentSeen("i", "elder-010", "operator-2", true, true, true, false)), now);
        assertThat(patient.act(now.plusSeconds(60)))
                .singleElement()
                .satisfies(action -> assertThat(action.body())
                        .containsEntry("guard", "handed-to-120")
                        .containsKey("reference"));
    }

    @Test
    void a_false_press_stands_everybody_down_and_is_closed_then() {
        for (int seed = 0; seed < 10; seed++) {
            OperatorMind brisk = new OperatorMind("operator-2", elder -> true, Habits.OF_THE_DEMO, Dice.ofSeed(seed));
            brisk.see(List.of(new IncidentSeen("i", "elder-010", "operator-2", true, false, false, false)), now);
            List<OperatorAction> first = brisk.act(now.plusSeconds(15));
            if (!first.isEmpty() && first.getFirst().command().equals("false-press")) {
                assertThat(brisk.act(now.plusSeconds(30)).getFirst().body())
                        .containsEntry("disposition", "false-press")
                        .containsEntry("guard", "spoken");
                assertThat(brisk.act(now.plusSeconds(60)).getFirst().command())
                        .as("it could not be closed: somebody must speak again")
                        .isEqualTo("spoken");
                return;
            }
        }
        throw new AssertionError("no seed below ten told of a false press");
    }

    @Test
    void the_demo_stays_calm() {
        Calm calm = new Calm(3, Duration.ofSeconds(40), now);

        assertThat(calm.mayRaise(0, now.plusSeconds(39))).isFalse();
        assertThat(calm.mayRaise(3, now.plusSeconds(40))).isFalse();
        assertThat(calm.mayRaise(2, now.plusSeconds(41))).isTrue();
        assertThat(calm.mayRaise(2, now.plusSeconds(42))).isFalse();
        assertThat(calm.mayRaise(2, now.plusSeconds(81))).isTrue();
    }

    private OperatorAction next(int seconds) {
        now = now.plusSeconds(seconds);
        return mind.act(now).getFirst();
    }

    private static IncidentSeen incident(String id, String elder, String owner) {
        return new IncidentSeen(id, elder, owner, false, false, false, false);
    }
}
