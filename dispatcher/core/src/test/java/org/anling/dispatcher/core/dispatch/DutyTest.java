package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.InputEvent.Ignored;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.event.OfferEvent.OfferWithdrawn;
import org.anling.contract.event.ResponderEvent.AvailabilitySet;
import org.anling.contract.event.ResponderEvent.DutySet;
import org.anling.contract.id.ResponderId;
import org.anling.contract.input.ResponderAnswer.SetAvailability;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Duty;
import org.anling.contract.people.ShiftRole;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people curse: paged while off duty. */
class DutyTest {
    private static final ResponderId ONE = new ResponderId("r1");
    private static final Duration SHIFT = Duration.ofHours(8);

    private final TestCentre centre = new TestCentre(DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE));

    @BeforeEach
    void one_responder_who_has_paused_nothing_and_is_off() {
        centre.responder("r1", 100, 1);
        begin("s0", Duration.ofMinutes(1));
        centre.pass(Duration.ofMinutes(1));
    }

    @Test
    void a_shift_that_begins_brings_on_duty_and_he_is_asked_where_somebody_is_missing() {
        centre.press("e1", AlertType.SOS);
        List<Event> begun = begin("s1", SHIFT);
        assertThat(begun).contains(new AvailabilitySet(ONE, Availability.AVAILABLE, "s1"));
        assertThat(begun).anyMatch(OfferMade.class::isInstance);
        assertThat(state().duty()).isEqualTo(duty("s1", SHIFT));
    }

    @Test
    void paged_while_off_duty_never_happens_though_nobody_says_that_the_shift_is_over() {
        begin("s1", SHIFT);
        centre.press("e1", AlertType.SOS);
        centre.pass(SHIFT.minusSeconds(1));
        assertThat(state().availability()).isEqualTo(Availability.AVAILABLE);
        List<Event> over = centre.pass(1);
        assertThat(over).contains(new AvailabilitySet(ONE, Availability.UNAVAILABLE, "s1"), new DutySet(ONE, null));
        centre.press("e2", AlertType.SOS);
        assertThat(centre.asked(2)).isEmpty();
    }

    @Test
    void the_end_of_a_shift_takes_his_live_offer_back() {
        begin("s1", Duration.ofSeconds(30));
        centre.press("e1", AlertType.SOS);
        assertThat(centre.asked(1)).containsExactly("r1");
        assertThat(centre.pass(30)).anyMatch(OfferWithdrawn.class::isInstance);
        assertThat(centre.asked(1)).isEmpty();
    }

    @Test
    void who_pauses_is_called_by_no_shift_until_he_ends_it_himself() {
        begin("s1", SHIFT);
        centre.availability("r1", Availability.UNAVAILABLE);
        Instant paused = centre.now;
        begin("s1", SHIFT.plusHours(1));
        assertThat(state().availability()).isEqualTo(Availability.UNAVAILABLE);
        centre.pass(SHIFT.plusHours(1));
        begin("s2", SHIFT);
        assertThat(state().availability()).isEqualTo(Availability.UNAVAILABLE);
        assertThat(state().pausedAt()).isEqualTo(paused);
        assertThat(state().duty()).as("his page says that he should be there").isEqualTo(duty("s2", SHIFT));
        centre.availability("r1", Availability.AVAILABLE);
        assertThat(state().pausedAt()).isNull();
        assertThat(centre.pass(SHIFT)).contains(new AvailabilitySet(ONE, Availability.UNAVAILABLE, "s2"));
    }

    @Test
    void a_word_of_his_own_while_off_keeps_the_next_shift_from_calling_him() {
        assertThat(state().availability()).isEqualTo(Availability.UNAVAILABLE);
        centre.availability("r1", Availability.UNAVAILABLE);
        begin("s1", SHIFT);
        assertThat(state().availability()).isEqualTo(Availability.UNAVAILABLE);
        assertThat(centre.availability("r1", Availability.UNAVAILABLE)).hasOnlyElementsOfType(Ignored.class);
    }

    @Test
    void who_is_on_by_his_own_word_is_off_when_his_shift_ends_and_may_come_back() {
        centre.availability("r1", Availability.AVAILABLE);
        assertThat(begin("s1", SHIFT)).noneMatch(AvailabilitySet.class::isInstance);
        centre.pass(SHIFT);
        assertThat(state().availability()).isEqualTo(Availability.UNAVAILABLE);
        centre.availability("r1", Availability.AVAILABLE);
        centre.pass(SHIFT);
        assertThat(state().availability()).isEqualTo(Availability.AVAILABLE);
    }

    @Test
    void shifts_without_a_break_between_them_withdraw_nothing() {
        begin("s1", Duration.ofSeconds(20));
        centre.press("e1", AlertType.SOS);
        assertThat(begin("s2", SHIFT)).noneMatch(AvailabilitySet.class::isInstance);
        assertThat(centre.pass(30)).noneMatch(OfferWithdrawn.class::isInstance);
        assertThat(state().availability()).isEqualTo(Availability.AVAILABLE);
    }

    @Test
    void a_shift_that_is_cancelled_ends_at_once_and_another_one_does_not() {
        begin("s1", SHIFT);
        assertThat(end("s9")).hasOnlyElementsOfType(Ignored.class);
        assertThat(end("s1")).contains(new AvailabilitySet(ONE, Availability.UNAVAILABLE, "s1"));
        assertThat(end("s1")).hasOnlyElementsOfType(Ignored.class);
    }

    @Test
    void the_same_edge_again_changes_nothing_and_one_that_comes_too_late_neither() {
        begin("s1", SHIFT);
        assertThat(begin("s1", SHIFT)).hasOnlyElementsOfType(Ignored.class);
        centre.pass(SHIFT);
        assertThat(begin("s1", Duration.ZERO)).hasOnlyElementsOfType(Ignored.class);
        assertThat(state().availability()).isEqualTo(Availability.UNAVAILABLE);
    }

    @Test
    void somebody_whom_the_centre_does_not_know_is_refused() {
        assertThat(centre.answer("r7", new SetAvailability(Availability.AVAILABLE, duty("s1", SHIFT))))
                .hasOnlyElementsOfType(Refused.class);
    }

    @Test
    void a_press_asks_the_person_on_shift_of_the_community_before_who_is_nearer() {
        TestCentre staged = new TestCentre(DispatchSettings.DEFAULT.withPlans(BuiltInPlans.STAGED));
        staged.responder("near", 50).responder("r1", 900);
        staged.press("e1", AlertType.SOS);
        assertThat(staged.asked(1)).as("nobody is on shift").containsExactly("near");
        Duty duty = new Duty("s1", ShiftRole.COMMUNITY, Samples.COMMUNITY, staged.now.plus(SHIFT));
        staged.answer("r1", new SetAvailability(Availability.AVAILABLE, duty));
        staged.press("e2", AlertType.SOS);
        assertThat(staged.asked(2)).containsExactly("r1");
        staged.pass(SHIFT);
        staged.press("e3", AlertType.SOS);
        assertThat(staged.asked(3)).doesNotContain("r1");
    }

    private List<Event> begin(String shift, Duration length) {
        return centre.answer("r1", new SetAvailability(Availability.AVAILABLE, duty(shift, length)));
    }

    private List<Event> end(String shift) {
        return centre.answer("r1", new SetAvailability(Availability.UNAVAILABLE, duty(shift, SHIFT)));
    }

    private Duty duty(String shift, Duration length) {
        return new Duty(shift, ShiftRole.COMMUNITY, "110101", centre.now.plus(length));
    }

    private ResponderState state() {
        return centre.state.tables().responders.find(ONE).orElseThrow();
    }
}
