package org.anling.dispatcher.core.responder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.Exclusion;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Hours;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.dispatch.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever the hard filters name is not asked, however near; each filter for itself. */
class EligibilityTest {

    private static final String COMMUNITY = "110105001001";
    private static final String OTHER = "110105002001";
    private static final ResponderId WHO = new ResponderId("r1");

    @Test
    void whoever_no_filter_names_may_be_asked() {
        assertThat(exclusion(quest("", "first-aid", Set.of()), responder("110105")))
                .isEmpty();
        assertThat(exclusion(quest("", null, Set.of()), responder(""))).isEmpty();
        assertThat(exclusion(quest(COMMUNITY, null, Set.of()), responder(""))).isEmpty();
    }

    @Test
    void whose_scope_the_elder_is_not_in_is_not_asked() {
        assertThat(exclusion(quest("", null, Set.of()), responder(OTHER))).contains(Exclusion.OUT_OF_SCOPE);
    }

    @Test
    void who_is_of_another_community_is_not_asked_while_only_the_own_one_is() {
        assertThat(exclusion(quest(COMMUNITY, null, Set.of()), responder("", OTHER)))
                .contains(Exclusion.OUT_OF_SCOPE);
    }

    @Test
    void who_lacks_the_skill_is_not_asked() {
        assertThat(exclusion(quest("", "nursing", Set.of()), responder(""))).contains(Exclusion.LACKS_SKILL);
    }

    @Test
    void who_was_asked_is_not_asked_again_yet() {
        assertThat(exclusion(quest("", null, Set.of(WHO)), responder(""))).contains(Exclusion.ASKED_ALREADY);
    }

    @Test
    void a_job_binds_against_equal_and_lower_priorities_only() {
        Quest urgent = quest("", null, Set.of());

        assertThat(Eligibility.findBond(urgent, new Busy(null, Priority.P1))).contains(Exclusion.ENGAGED);
        assertThat(Eligibility.findBond(urgent, new Busy(null, Priority.P2))).isEmpty();
    }

    @Test
    void a_live_offer_binds_unless_an_emergency_replaces_a_lower_one_of_another_incident() {
        Quest emergency = quest("", null, Set.of());

        assertThat(Eligibility.findBond(emergency, asked("inc-2", Priority.P1))).contains(Exclusion.OFFER_LIVE);
        assertThat(Eligibility.findBond(emergency, asked("inc-2", Priority.P2))).isEmpty();
        assertThat(Eligibility.findBond(emergency, asked("inc-1", Priority.P2))).contains(Exclusion.OFFER_LIVE);
    }

    @Test
    void who_agreed_to_certain_hours_is_not_asked_outside_them_but_for_an_emergency_if_so_agreed() {
        Quest noon = quest("", null, Set.of());
        Hours night = new Hours(LocalTime.of(22, 0), LocalTime.of(6, 0));
        assertThat(exclusion(noon, agreed(night, false))).contains(Exclusion.OUT_OF_HOURS);
        assertThat(exclusion(noon, agreed(night, true))).isEmpty();
        Hours day = new Hours(LocalTime.of(8, 0), LocalTime.of(12, 1));
        assertThat(exclusion(noon, agreed(day, false))).isEmpty();
        assertThat(exclusion(at(Priority.P2), agreed(night, true))).contains(Exclusion.OUT_OF_HOURS);
    }

    private static Quest at(Priority priority) {
        return new Quest(new IncidentId("inc-1"), priority, Samples.home(), COMMUNITY, "", null, Set.of());
    }

    private static ResponderState agreed(Hours hours, boolean anyHour) {
        ResponderProfile profile = new ResponderProfile(
                WHO,
                ResponderKind.FAMILY,
                TravelMode.WALK,
                Availability.AVAILABLE,
                COMMUNITY,
                "",
                List.of(),
                List.of(),
                1,
                hours,
                anyHour);
        return ResponderState.of(profile, Availability.AVAILABLE, Samples.home());
    }

    private static Busy asked(String incident, Priority priority) {
        return new Busy(new Busy.Question(new IncidentId(incident), new OfferId(incident + "-o1"), priority), null);
    }

    private static Optional<Exclusion> exclusion(Quest quest, ResponderState responder) {
        return Eligibility.findExclusion(quest, responder, Busy.FREE);
    }

    private static Quest quest(String only, @Nullable String skill, Set<ResponderId> asked) {
        return new Quest(new IncidentId("inc-1"), Priority.P1, Samples.home(), COMMUNITY, only, skill, asked);
    }

    private static ResponderState responder(String scope) {
        return responder(scope, COMMUNITY);
    }

    private static ResponderState responder(String scope, String community) {
        ResponderProfile profile = new ResponderProfile(
                WHO,
                ResponderKind.CARER,
                TravelMode.WALK,
                Availability.AVAILABLE,
                community,
                scope,
                List.of("first-aid"),
                List.of(),
                1);
        return ResponderState.of(profile, Availability.AVAILABLE, Samples.home());
    }
}
