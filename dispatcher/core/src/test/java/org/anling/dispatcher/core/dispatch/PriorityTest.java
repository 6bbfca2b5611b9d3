package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.PriorityChanged;
import org.anling.contract.event.InputEvent.Ignored;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.OperatorCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before "spoken" never lower, afterwards with a reason. */
class PriorityTest {

    private static final IncidentId ID = new IncidentId("inc-1");
    private final TestCentre centre = TestCentre.atOnce();

    @BeforeEach
    void seven_responders() {
        for (int i = 1; i <= 7; i++) {
            centre.responder("r" + i, 100 * i);
        }
    }

    @Test
    void before_spoken_the_priority_is_never_below_the_devices_floor() {
        centre.press("e1", AlertType.SOS);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        assertThat(set(Priority.P2, "looks well")).containsExactly(refused(RefusalCode.BELOW_FLOOR));
        assertThat(centre.boss(1, new OperatorCommand.SetPriority(Priority.P3, "looks well")))
                .as("not by a supervisor either")
                .containsExactly(refused(RefusalCode.BELOW_FLOOR));
    }

    @Test
    void after_spoken_it_is_lowered_with_a_reason_and_fewer_are_asked_next() {
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.UNCLEAR);
        assertThat(set(Priority.P2, " ")).containsExactly(refused(RefusalCode.REASON_MISSING));
        assertThat(set(Priority.P2, "wants company"))
                .first()
                .isEqualTo(new PriorityChanged(ID, Priority.P2, Samples.ANNA, ""));
        assertThat(centre.asked(1)).as("who was asked stays asked").hasSize(5);
        centre.decline("r1");
        centre.decline("r2");
        assertThat(centre.asked(1)).hasSize(3);
        centre.decline("r3");
        assertThat(centre.asked(1)).as("replaced down to three only").hasSize(3);
    }

    @Test
    void no_reply_after_the_talk_forbids_lowering_again() {
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.UNCLEAR);
        centre.pass(10);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.NoReply());
        assertThat(set(Priority.P3, "nuisance")).containsExactly(refused(RefusalCode.BELOW_FLOOR));
    }

    @Test
    void raised_it_asks_more_and_hurries() {
        centre.press("e1", AlertType.WANDERING);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        assertThat(centre.asked(1)).hasSize(3);
        Instant accept = centre.incident(1).deadlines().get(DeadlineKind.ACCEPT);
        List<Event> events = set(Priority.P1, "icy night");
        assertThat(events).first().isEqualTo(new PriorityChanged(ID, Priority.P1, Samples.ANNA, ""));
        assertThat(centre.asked(1)).hasSize(5);
        assertThat(centre.incident(1).deadlines().get(DeadlineKind.ACCEPT)).isBefore(accept);
        assertThat(centre.incident(1).deadlines().get(DeadlineKind.REMIND))
                .isEqualTo(centre.now.plus(Duration.ofMinutes(5)));
        assertThat(set(Priority.P1, "icy night")).hasOnlyElementsOfType(Ignored.class);
    }

    @Test
    void a_supervisor_raises_what_waits_in_the_queue_and_an_operator_takes_it_first() {
        centre.press("e1", AlertType.WANDERING);
        assertThat(set(Priority.P1, "icy night")).containsExactly(refused(RefusalCode.NOT_TAKEN));
        centre.boss(1, new OperatorCommand.SetPriority(Priority.P1, "icy night"));
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
        assertThat(centre.incident(1).deadlines().get(DeadlineKind.TAKE))
                .isEqualTo(centre.now.plus(Duration.ofSeconds(30)));
        assertThat(centre.operator(Samples.BEN, 1, new OperatorCommand.SetPriority(Priority.P2, "x")))
                .containsExactly(refused(RefusalCode.NOT_TAKEN));
    }

    @Test
    void raising_asks_nobody_where_the_elder_needs_nobody() {
        centre.press("e1", AlertType.WANDERING);
        centre.takeAndSpeak(1, SpokenOutcome.NO_HELP_NEEDED);
        assertThat(set(Priority.P1, "look")).doesNotHaveAnyElementsOfTypes(OfferMade.class);
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.AskNow()))
                .as("people decide")
                .hasAtLeastOneElementOfType(OfferMade.class);
    }

    @Test
    void vitals_are_a_p2_look_and_no_score_sets_a_priority() {
        centre.press("e1", AlertType.VITAL_ABNORMAL);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P2);
        centre.press("e1", AlertType.VITAL_ABNORMAL);
        assertThat(centre.incident(1).priority()).as("however often").isEqualTo(Priority.P2);
    }

    private List<Event> set(Priority priority, String reason) {
        return centre.operator(Samples.ANNA, 1, new OperatorCommand.SetPriority(priority, reason));
    }

    private static Refused refused(RefusalCode code) {
        return new Refused(code, "inc-1", null, null);
    }
}
