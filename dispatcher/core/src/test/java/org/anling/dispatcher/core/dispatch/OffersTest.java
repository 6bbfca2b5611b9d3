package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent.CandidatesRanked;
import org.anling.contract.event.OfferEvent.OfferAccepted;
import org.anling.contract.event.OfferEvent.OfferExpired;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.event.OfferEvent.OfferWithdrawn;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Exclusion;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.junit.jupiter.api.Test;

/** Keep k offers live and refill; never a fixed wave without refill. */
class OffersTest {

    private final TestCentre centre = new TestCentre(DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE));

    @Test
    void five_three_and_one_are_asked_for_p1_p2_and_p3() {
        responders(12);
        centre.press("e1", AlertType.SOS);
        centre.press("e2", AlertType.INACTIVITY);
        centre.press("e3", AlertType.LIFE_SERVICE);
        assertThat(centre.asked(1)).containsExactly("r01", "r02", "r03", "r04", "r05");
        assertThat(centre.asked(2)).containsExactly("r06", "r07", "r08");
        assertThat(centre.asked(3)).containsExactly("r09");
    }

    @Test
    void offer_is_declined_and_the_next_nearest_is_asked() {
        responders(7);
        centre.press("e1", AlertType.SOS);
        centre.decline("r02");
        assertThat(centre.asked(1)).containsExactly("r01", "r03", "r04", "r05", "r06");
    }

    @Test
    void offer_expires_and_the_next_nearest_is_asked() {
        responders(7);
        centre.press("e1", AlertType.SOS);
        assertThat(centre.pass(59)).doesNotHaveAnyElementsOfTypes(OfferExpired.class);
        assertThat(centre.pass(1)).filteredOn(OfferExpired.class::isInstance).hasSize(5);
        assertThat(centre.asked(1)).containsExactly("r06", "r07");
    }

    @Test
    void who_is_unreachable_by_every_channel_is_replaced_at_once() {
        responders(6);
        List<Event> asked = centre.press("e1", AlertType.SOS);
        OfferMade first = asked.stream()
                .filter(OfferMade.class::isInstance)
                .map(OfferMade.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(centre.send(unreachable(first, NoticeFact.FAILED, "busy"), null))
                .as("the next attempt follows")
                .doesNotHaveAnyElementsOfTypes(OfferExpired.class);
        assertThat(centre.send(unreachable(first, NoticeFact.FAILED, NoticeReport.UNREACHABLE), null))
                .contains(new OfferExpired(first.incident(), first.offer(), first.responder()))
                .hasAtLeastOneElementOfType(OfferMade.class);
        assertThat(centre.asked(1)).hasSize(5).doesNotContain(first.responder().value());
        assertThat(centre.send(unreachable(first, NoticeFact.FAILED, NoticeReport.UNREACHABLE), null))
                .as("said twice")
                .doesNotHaveAnyElementsOfTypes(OfferExpired.class);
    }

    private static NoticeReport unreachable(OfferMade offer, NoticeFact fact, String detail) {
        String notice = offer.offer().value();
        String recipient = offer.responder().value();
        return new NoticeReport(notice, offer.incident(), recipient, Channel.SMS, 3, fact, detail);
    }

    @Test
    void a_live_offer_keeps_its_remaining_seconds() {
        responders(1);
        centre.press("e1", AlertType.SOS);
        centre.sleep(Duration.ofSeconds(50));
        assertThat(centre.asked(1)).containsExactly("r01");
        assertThat(centre.pass(10)).hasAtLeastOneElementOfType(OfferExpired.class);
    }

    @Test
    void nobody_is_left_and_the_supervisor_hears_it_while_the_search_goes_on_every_30_s() {
        List<Event> events = centre.press("e1", AlertType.SOS);
        assertThat(events)
                .contains(new Escalated(
                        centre.incident(1).id(), EscalationReason.NOBODY_TO_ASK, AlarmTarget.SUPERVISOR, 1));
        centre.pass(10);
        centre.positions.put(new ResponderId("r9"), Samples.fix(100, 10, centre.now));
        assertThat(centre.pass(100))
                .filteredOn(event ->
                        event instanceof Escalated escalated && escalated.reason() == EscalationReason.NOBODY_TO_ASK)
                .as("said once, not every 30 s")
                .isEmpty();
        centre.responder("r9", 300);
        assertThat(centre.asked(1)).as("asked the moment he is there").containsExactly("r9");
    }

    @Test
    void the_silent_one_is_asked_again_after_a_while_and_the_one_who_declined_is_not() {
        responders(2);
        centre.press("e1", AlertType.SOS);
        centre.decline("r01");
        centre.pass(60);
        assertThat(centre.asked(1)).isEmpty();
        centre.pass(Duration.ofMinutes(4));
        assertThat(centre.asked(1)).isEmpty();
        assertThat(centre.incident(1).offers())
                .filteredOn(offer -> offer.responder().value().equals("r02"))
                .hasSize(2);
        centre.pass(Duration.ofHours(2));
        assertThat(centre.incident(1).offers()).as("three times at most").hasSize(4);
    }

    @Test
    void the_one_who_accepts_goes_and_the_others_are_stood_down_in_the_same_batch() {
        responders(5);
        centre.press("e1", AlertType.SOS);
        List<Event> events = centre.accept("r03");
        assertThat(events)
                .first()
                .isInstanceOfSatisfying(
                        OfferAccepted.class,
                        accepted -> assertThat(accepted.assignment().value()).isEqualTo("inc-1-a1"));
        assertThat(events)
                .filteredOn(
                        event -> event instanceof OfferWithdrawn gone && gone.reason() == WithdrawReason.ENOUGH_HELP)
                .hasSize(4);
        assertThat(centre.incident(1).help()).isEqualTo(Help.ACCEPTED);
    }

    @Test
    void a_late_acceptor_is_refused_and_told_who_goes_and_since_when() {
        responders(2);
        centre.press("e1", AlertType.SOS);
        centre.pass(3);
        centre.accept("r02");
        centre.pass(2);
        assertThat(centre.accept("r01"))
                .containsExactly(
                        new Refused(RefusalCode.OFFER_WITHDRAWN, "inc-1-o1", "r02", Samples.NOON.plusSeconds(3)));
    }

    @Test
    void an_answer_given_twice_is_refused_with_the_time_of_the_first() {
        responders(1);
        centre.press("e1", AlertType.SOS);
        centre.accept("r01");
        assertThat(centre.accept("r01"))
                .containsExactly(new Refused(RefusalCode.ALREADY_ANSWERED, "inc-1-o1", "r01", Samples.NOON));
    }

    @Test
    void an_answer_received_before_the_deadline_counts_whenever_it_is_read() {
        responders(1);
        centre.press("e1", AlertType.SOS);
        centre.pass(70);
        List<Event> events = centre.send(
                new ResponderAnswer(new ResponderId("r01"), new ResponderAnswer.Accept(new OfferId("inc-1-o1"))),
                null,
                "slow",
                Samples.NOON.plusSeconds(59));
        assertThat(events).hasAtLeastOneElementOfType(OfferAccepted.class);
    }

    @Test
    void an_answer_received_after_the_deadline_is_refused() {
        responders(1);
        centre.press("e1", AlertType.SOS);
        centre.pass(61);
        assertThat(centre.answer("r01", new ResponderAnswer.Accept(new OfferId("inc-1-o1"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.OFFER_EXPIRED));
    }

    @Test
    void a_stranger_cannot_answer_an_offer() {
        responders(2);
        centre.press("e1", AlertType.INACTIVITY);
        assertThat(centre.answer("r02", new ResponderAnswer.Accept(new OfferId("inc-1-o1"))))
                .containsExactly(new Refused(RefusalCode.NOT_YOURS, "inc-1-o1", null, null));
        assertThat(centre.answer("r02", new ResponderAnswer.Accept(new OfferId("inc-7-o1"))))
                .containsExactly(new Refused(RefusalCode.UNKNOWN_OFFER, "inc-7-o1", null, null));
    }

    @Test
    void a_p1_replaces_a_lower_live_offer_and_the_lower_one_asks_another() {
        responders(2);
        centre.press("e1", AlertType.LIFE_SERVICE);
        assertThat(centre.asked(1)).containsExactly("r01");
        List<Event> events = centre.press("e2", AlertType.SOS);
        assertThat(events)
                .filteredOn(event -> event instanceof OfferWithdrawn gone && gone.reason() == WithdrawReason.REPLACED)
                .hasSize(1);
        assertThat(centre.asked(2)).containsExactly("r01", "r02");
        assertThat(centre.asked(1)).isEmpty();
        centre.accept("r01");
        assertThat(centre.asked(1))
                .as("who was stood down is asked for the other")
                .containsExactly("r02");
    }

    @Test
    void a_p2_does_not_replace_a_live_p3_offer() {
        responders(1);
        centre.press("e1", AlertType.LIFE_SERVICE);
        centre.press("e2", AlertType.INACTIVITY);
        assertThat(centre.asked(1)).containsExactly("r01");
        assertThat(centre.asked(2)).isEmpty();
    }

    @Test
    void somebody_on_a_p3_job_may_leave_it_for_a_p1_and_the_p3_asks_another() {
        responders(2);
        centre.press("e1", AlertType.LIFE_SERVICE);
        centre.accept("r01");
        centre.press("e2", AlertType.SOS);
        assertThat(centre.asked(2)).contains("r01");
        centre.accept("r01");
        assertThat(centre.incident(1).assignments().getFirst().status().name()).isEqualTo("RELEASED");
        assertThat(centre.asked(1)).containsExactly("r02");
    }

    @Test
    void somebody_on_a_p1_job_is_not_asked_for_another() {
        responders(1);
        centre.press("e1", AlertType.SOS);
        centre.accept("r01");
        List<Event> events = centre.press("e2", AlertType.SOS);
        assertThat(events).hasAtLeastOneElementOfType(CandidatesRanked.class);
        assertThat(events)
                .filteredOn(CandidatesRanked.class::isInstance)
                .map(event -> ((CandidatesRanked) event).excluded())
                .allMatch(excluded -> excluded.equals(java.util.Map.of(Exclusion.ENGAGED, 1)));
    }

    @Test
    void nobody_is_paged_while_off_duty() {
        responders(2);
        centre.availability("r01", Availability.UNAVAILABLE);
        centre.press("e1", AlertType.SOS);
        assertThat(centre.asked(1)).containsExactly("r02");
    }

    @Test
    void who_goes_off_duty_is_stood_down_and_another_is_asked() {
        responders(6);
        centre.press("e1", AlertType.SOS);
        List<Event> events = centre.availability("r01", Availability.UNAVAILABLE);
        assertThat(events)
                .filteredOn(
                        event -> event instanceof OfferWithdrawn gone && gone.reason() == WithdrawReason.UNAVAILABLE)
                .hasSize(1);
        assertThat(centre.asked(1)).containsExactly("r02", "r03", "r04", "r05", "r06");
    }

    @Test
    void the_decision_says_why_in_three_terms() {
        responders(1);
        List<Event> events = centre.press("e1", AlertType.SOS);
        assertThat(events)
                .filteredOn(OfferMade.class::isInstance)
                .first()
                .isInstanceOfSatisfying(OfferMade.class, made -> {
                    assertThat(made.rank()).isEqualTo(1);
                    assertThat(made.reasons()).containsExactly("accept", "travel", "ready");
                    assertThat(made.score().totalSeconds())
                            .isEqualTo(made.score().travelSeconds()
                                    + made.score().readySeconds()
                                    + made.score().acceptSeconds());
                });
    }

    private void responders(int count) {
        for (int i = 1; i <= count; i++) {
            centre.responder("r%02d".formatted(i), 100 * i);
        }
    }
}
