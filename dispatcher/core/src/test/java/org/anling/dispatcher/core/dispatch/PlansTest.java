package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.OperatorCommand;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the staged plan asks, which is what {@code serve} ships. */
class PlansTest {

    private final TestCentre centre = new TestCentre(DispatchSettings.DEFAULT);

    @BeforeEach
    void seven_responders() {
        for (int i = 1; i <= 7; i++) {
            centre.responder("r" + i, 100 * i);
        }
    }

    @Test
    void a_press_asks_one_at_once_and_the_rest_30_s_after_receipt() {
        centre.press("e1", AlertType.SOS);
        assertThat(centre.asked(1)).containsExactly("r1");
        centre.pass(29);
        assertThat(centre.asked(1)).hasSize(1);
        centre.pass(1);
        assertThat(centre.asked(1)).hasSize(5);
    }

    @Test
    void the_one_who_declines_in_the_first_stage_is_replaced_at_once() {
        centre.press("e1", AlertType.SOS);
        centre.decline("r1");
        assertThat(centre.asked(1)).containsExactly("r2");
    }

    @Test
    void spoken_no_help_needed_stops_the_rest() {
        centre.press("e1", AlertType.SOS);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.NO_HELP_NEEDED));
        centre.pass(120);
        assertThat(centre.asked(1)).isEmpty();
        assertThat(centre.incident(1).offers()).hasSize(1);
    }

    @Test
    void spoken_needs_help_asks_the_rest_at_once() {
        centre.press("e1", AlertType.SOS);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.NEEDS_HELP));
        assertThat(centre.asked(1)).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(names = {"FALL", "FIRE", "SMOKE", "GAS", "CO"})
    void nobody_waits_for_a_fall_or_what_burns_and_poisons(AlertType type) {
        centre.press("e1", type);
        assertThat(centre.asked(1)).hasSize(5);
    }

    @Test
    void nobody_waits_for_an_elder_at_high_risk() {
        centre.press(Samples.elder("e1", ElderRef.Risk.HIGH), "k", AlertType.SOS);
        assertThat(centre.asked(1)).hasSize(5);
    }

    @Test
    void a_second_press_asks_the_rest_at_once() {
        centre.press("e1", AlertType.SOS);
        centre.pass(5);
        centre.press("e1", AlertType.SOS);
        assertThat(centre.asked(1)).hasSize(5);
    }

    @Test
    void an_urgent_matter_asks_after_30_s_and_another_one_only_when_confirmed() {
        centre.press("e1", AlertType.INACTIVITY);
        centre.press("e2", AlertType.LIFE_SERVICE);
        assertThat(centre.asked(1)).isEmpty();
        centre.pass(30);
        assertThat(centre.asked(1)).hasSize(3);
        assertThat(centre.asked(2)).isEmpty();
        centre.operator(Samples.ANNA, 2, new OperatorCommand.Take());
        centre.operator(Samples.ANNA, 2, new OperatorCommand.Spoken(SpokenOutcome.NEEDS_HELP));
        assertThat(centre.asked(2)).hasSize(1);
    }
}
