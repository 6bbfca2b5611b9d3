package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.event.OfferEvent.OfferWithdrawn;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Availability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator asks somebody by hand, beside the five whom the rules ask for an emergency. */
class HandOffersTest {

    private final TestCentre centre = TestCentre.atOnce();

    @BeforeEach
    void an_emergency_and_seven_responders() {
        for (int i = 1; i <= 7; i++) {
            centre.responder("r" + i, 100 * i);
        }
        centre.press("e1", AlertType.SOS);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
    }

    @Test
    void who_is_asked_by_hand_is_scored_as_the_others_and_says_who_asked() {
        assertThat(byHand("r7"))
                .filteredOn(OfferMade.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(OfferMade.class, made -> {
                    assertThat(made.byHand()).isEqualTo(Samples.ANNA);
                    assertThat(made.score().travelSeconds()).isPositive();
                });
        assertThat(centre.asked(1)).containsExactlyInAnyOrder("r1", "r2", "r3", "r4", "r5", "r7");
    }

    @Test
    void an_offer_by_hand_is_waited_for_when_all_others_are_over() {
        for (String other : List.of("r1", "r2", "r3", "r4", "r5", "r6", "r7")) {
            centre.decline(other);
        }
        assertThat(centre.asked(1)).isEmpty();
        byHand("r1");
        assertThat(centre.asked(1)).containsExactly("r1");
        assertThat(centre.incident(1).deadlines()).containsKey(DeadlineKind.ACCEPT);
    }

    @Test
    void who_is_asked_for_something_lesser_leaves_it_and_somebody_else_is_asked_there() {
        centre.press("e2", AlertType.LIFE_SERVICE);
        assertThat(centre.asked(2)).containsExactly("r6");

        assertThat(byHand("r6"))
                .filteredOn(OfferWithdrawn.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(OfferWithdrawn.class, gone -> {
                    assertThat(gone.incident()).isEqualTo(new IncidentId("inc-2"));
                    assertThat(gone.reason()).isEqualTo(WithdrawReason.REPLACED);
                });
        assertThat(centre.asked(1)).contains("r6");
        assertThat(centre.asked(2)).containsExactly("r7");
    }

    @Test
    void nobody_unknown_asked_already_engaged_or_off_duty_is_asked() {
        assertThat(code(byHand("nobody"))).isEqualTo(RefusalCode.UNKNOWN_RESPONDER);
        assertThat(code(byHand("r1"))).isEqualTo(RefusalCode.NOT_ELIGIBLE);
        centre.availability("r7", Availability.UNAVAILABLE);
        assertThat(code(byHand("r7"))).isEqualTo(RefusalCode.NOT_ELIGIBLE);
    }

    private List<Event> byHand(String responder) {
        return centre.operator(Samples.ANNA, 1, new OperatorCommand.OfferByHand(new ResponderId(responder)));
    }

    private static RefusalCode code(List<Event> events) {
        return events.stream()
                .filter(Refused.class::isInstance)
                .map(event -> ((Refused) event).code())
                .findFirst()
                .orElseThrow();
    }
}
