package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.CentreEvent.CommunityKnown;
import org.anling.contract.event.CentreEvent.CoverLost;
import org.anling.contract.event.CentreEvent.CoverRestored;
import org.anling.contract.event.Event;
import org.anling.contract.event.ResponderEvent.ChannelProven;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Hours;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.state.ResponderState.Tally;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.CoverSettings;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An empty roster raises a supervisor's alarm before an incident needs it. */
class CoverTest {

    private static final Duration ROUND = Duration.ofMinutes(10);

    private TestCentre centre = TestCentre.atOnce();

    @Test
    void a_community_is_known_once_by_its_people() {
        assertThat(put("r1", "", null, 1)).contains(new CommunityKnown(Samples.COMMUNITY));
        assertThat(put("r2", "", null, 1)).doesNotHaveAnyElementsOfTypes(CommunityKnown.class);
        assertThat(elder("e1", Samples.COMMUNITY)).doesNotHaveAnyElementsOfTypes(CommunityKnown.class);
        assertThat(elder("e2", "310101001002")).contains(new CommunityKnown("310101001002"));
    }

    @Test
    void a_community_with_nobody_alarms_the_supervisor_within_ten_minutes_and_once() {
        elder("e1", Samples.COMMUNITY);
        assertThat(centre.pass(ROUND)).contains(new CoverLost(Samples.COMMUNITY, 0, 0));
        assertThat(centre.pass(Duration.ofHours(2))).doesNotHaveAnyElementsOfTypes(CoverLost.class);
    }

    @Test
    void who_is_on_duty_but_answered_no_test_notice_is_no_cover() {
        put("r1", "", null, 1);
        assertThat(centre.pass(ROUND)).contains(new CoverLost(Samples.COMMUNITY, 1, 0));
        assertThat(prove("r1")).contains(new CoverRestored(Samples.COMMUNITY));
    }

    @Test
    void a_proof_lasts_for_twelve_hours() {
        put("r1", "", null, 1);
        prove("r1");
        assertThat(centre.pass(Duration.ofHours(12).minusMinutes(1))).doesNotHaveAnyElementsOfTypes(CoverLost.class);
        assertThat(centre.pass(ROUND.plusMinutes(1))).contains(new CoverLost(Samples.COMMUNITY, 1, 0));
    }

    @Test
    void an_answer_proves_too_and_is_written_once_an_hour_only() {
        put("r1", "", null, 1);
        assertThat(off("r1")).contains(new ChannelProven(new ResponderId("r1"), Channel.PAGE));
        assertThat(on("r1")).doesNotHaveAnyElementsOfTypes(ChannelProven.class);
        assertThat(centre.pass(ROUND)).doesNotHaveAnyElementsOfTypes(CoverLost.class);
        centre.pass(Duration.ofHours(1));
        assertThat(off("r1")).hasAtLeastOneElementOfType(ChannelProven.class);
    }

    @Test
    void who_answers_a_call_is_reached_by_it_and_by_no_page() {
        put("r1", "", null, 1);
        centre.pass(ROUND);
        assertThat(answered("r1", NoticeFact.SEEN)).doesNotHaveAnyElementsOfTypes(ChannelProven.class);
        assertThat(answered("r1", NoticeFact.ANSWERED))
                .contains(
                        new ChannelProven(new ResponderId("r1"), Channel.VOICE), new CoverRestored(Samples.COMMUNITY));
        assertThat(answered("r1", NoticeFact.ANSWERED)).doesNotHaveAnyElementsOfTypes(ChannelProven.class);
        assertThat(off("r1")).doesNotHaveAnyElementsOfTypes(ChannelProven.class);
        assertThat(answered("contact:0", NoticeFact.ANSWERED)).doesNotHaveAnyElementsOfTypes(ChannelProven.class);
    }

    @Test
    void the_last_one_who_goes_off_duty_alarms_at_once_and_the_first_who_comes_ends_it() {
        put("r1", "", null, 1);
        put("r2", "", null, 1);
        prove("r1");
        prove("r2");
        assertThat(off("r1")).doesNotHaveAnyElementsOfTypes(CoverLost.class);
        assertThat(off("r2")).contains(new CoverLost(Samples.COMMUNITY, 0, 0));
        assertThat(on("r1")).contains(new CoverRestored(Samples.COMMUNITY));
    }

    @Test
    void who_left_the_centre_is_no_cover() {
        put("r1", "", null, 1);
        prove("r1");
        List<Event> events =
                centre.send(new RegistryChange(2, new RegistryChange.RemoveResponder(new ResponderId("r1"), 2)), null);
        assertThat(events).contains(new CoverLost(Samples.COMMUNITY, 0, 0));
    }

    @Test
    void who_may_not_be_sent_there_is_no_cover_there() {
        elder("e1", "320101001001");
        put("r1", "3101", null, 1);
        prove("r1");
        List<Event> events = centre.pass(ROUND);
        assertThat(events).contains(new CoverLost("320101001001", 0, 0));
        assertThat(events).doesNotContain(new CoverLost(Samples.COMMUNITY, 1, 1));
        put("r2", "32", null, 1);
        assertThat(prove("r2")).contains(new CoverRestored("320101001001"));
    }

    @Test
    void who_is_engaged_is_no_cover_until_done() {
        put("r1", "", null, 1);
        prove("r1");
        centre.press("e1", AlertType.SOS);
        centre.accept("r1");
        assertThat(centre.pass(ROUND)).contains(new CoverLost(Samples.COMMUNITY, 1, 1));
        centre.move("r1", "inc-1-a1", org.anling.contract.incident.AssignmentStatus.RELEASED);
        centre.decline("r1");
        assertThat(centre.pass(ROUND)).contains(new CoverRestored(Samples.COMMUNITY));
    }

    @Test
    void agreed_hours_count_unless_an_emergency_may_ask_at_any_hour() {
        Hours morning = new Hours(LocalTime.of(6, 0), LocalTime.of(12, 30));
        put("r1", "", morning, 1);
        prove("r1");
        assertThat(centre.pass(Duration.ofMinutes(29))).doesNotHaveAnyElementsOfTypes(CoverLost.class);
        assertThat(centre.pass(ROUND.plusMinutes(1))).contains(new CoverLost(Samples.COMMUNITY, 0, 0));
        ResponderProfile p = Samples.profile("r1", 2);
        send(new ResponderProfile(
                p.id(),
                p.kind(),
                p.travel(),
                p.availability(),
                p.community(),
                "",
                List.of(),
                List.of(),
                2,
                morning,
                true));
        assertThat(centre.state.responders()).hasSize(1);
        assertThat(centre.pass(ROUND)).doesNotHaveAnyElementsOfTypes(CoverLost.class);
    }

    @Test
    void without_demand_for_proof_being_on_duty_is_enough() {
        centre = new TestCentre(
                DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE).withCover(CoverSettings.UNPROVEN));
        put("r1", "", null, 1);
        assertThat(centre.pass(Duration.ofHours(13))).doesNotHaveAnyElementsOfTypes(CoverLost.class);
        assertThat(off("r1")).hasAtLeastOneElementOfType(CoverLost.class);
    }

    @Test
    void a_thousand_communities_cost_one_event_a_turn() {
        for (int i = 0; i < 1_000; i++) {
            elder("e" + i, "3101" + String.format(java.util.Locale.ROOT, "%08d", i));
        }
        put("r1", "", null, 1);
        prove("r1");
        centre.pass(ROUND);
        assertThat(centre.pass(Duration.ofHours(1))).hasSize(60);
        assertThat(off("r1")).filteredOn(CoverLost.class::isInstance).hasSize(1_001);
        assertThat(centre.pass(Duration.ofHours(1))).hasSize(60);
    }

    @Test
    void offers_and_acceptances_are_counted_by_the_hours_of_the_centres_day_and_a_false_press_in_nobodys_record() {
        put("r1", "", null, 1);
        centre.press("e1", AlertType.SOS);
        centre.accept("r1");
        int band = centre.now.atOffset(centre.settings.score().zone()).getHour() / 4;
        assertThat(tallies()).hasSize(band + 1).last().isEqualTo(new Tally(1, 1));
        centre.operator(Samples.ANNA, 1, new org.anling.contract.input.OperatorCommand.Take());
        centre.operator(Samples.ANNA, 1, new org.anling.contract.input.OperatorCommand.FalsePress());
        assertThat(tallies()).last().isEqualTo(Tally.NONE);
    }

    private List<Tally> tallies() {
        return centre.state.responders().iterator().next().bands();
    }

    private List<Event> put(String id, String scope, @Nullable Hours hours, long version) {
        ResponderProfile p = Samples.profile(id, version);
        return send(new ResponderProfile(
                p.id(),
                p.kind(),
                p.travel(),
                p.availability(),
                p.community(),
                scope,
                List.of(),
                List.of(),
                version,
                hours,
                false));
    }

    private List<Event> send(ResponderProfile profile) {
        return centre.send(
                new RegistryChange(1, new RegistryChange.PutResponder(profile)),
                Personal.ofPlaces(null, Samples.away(300)));
    }

    private List<Event> elder(String id, String community) {
        ElderRef elder = new ElderRef(new ElderId(id), community, 1, "default", ElderRef.Risk.STANDARD);
        return centre.send(new RegistryChange(1, new RegistryChange.PutElder(elder)), null);
    }

    private List<Event> prove(String id) {
        return centre.answer(id, new ResponderAnswer.Prove(Channel.SMS));
    }

    private List<Event> answered(String recipient, NoticeFact fact) {
        return centre.send(new NoticeReport("n1", null, recipient, Channel.VOICE, 1, fact, null), null);
    }

    private List<Event> off(String id) {
        return centre.availability(id, Availability.UNAVAILABLE);
    }

    private List<Event> on(String id) {
        return centre.availability(id, Availability.AVAILABLE);
    }
}
