package org.anling.dispatcher.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.event.CentreEvent.CoverLost;
import org.anling.contract.event.CentreEvent.StaffOn;
import org.anling.contract.event.IncidentEvent.Closed;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.IncidentEvent.Taken;
import org.anling.contract.event.OfferEvent.AssignmentMoved;
import org.anling.contract.event.OfferEvent.OfferDeclined;
import org.anling.contract.event.OfferEvent.OfferExpired;
import org.anling.contract.event.OfferEvent.OfferWithdrawn;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticePlannerTest {

    private final NoticeRig rig = NoticeRig.ofOffers();

    @BeforeEach
    void two_responders_on_duty() {
        rig.onDuty("r1");
        rig.onDuty("r2");
        rig.opened();
    }

    @Test
    void channels_follow_each_other_by_their_waits() {
        rig.offer("r1");
        assertThat(rig.pass(14)).isEmpty();
        assertThat(rig.pass(1)).containsExactly("o-r1/VOICE/1");
        assertThat(rig.pass(19)).isEmpty();
        assertThat(rig.pass(1)).containsExactly("o-r1/SMS/1");
    }

    @Test
    void acceptance_stops_every_other_notice_within_one_second() {
        rig.offer("r1");
        rig.offer("r2");
        assertThat(rig.pass(15)).containsExactly("o-r1/VOICE/1", "o-r2/VOICE/1");
        rig.accept("r1");
        assertThat(rig.planner().isLive("o-r2")).isFalse();
        assertThat(rig.due()).isEmpty();
        assertThat(rig.stopped()).containsExactlyInAnyOrder("o-r1/VOICE/1", "o-r2/VOICE/1");
        assertThat(rig.pass(120)).isEmpty();
    }

    @Test
    void whoever_was_woken_is_stood_down_and_who_goes_or_declined_never_is() {
        rig.onDuty("r3");
        for (String responder : List.of("r1", "r2", "r3")) {
            rig.ways.put(responder, List.of(new Reach(Channel.PUSH, 0), new Reach(Channel.PAGE, 0)));
            rig.offer(responder);
        }
        rig.pass(1);
        rig.event(
                new OfferDeclined(NoticeRig.INCIDENT, new OfferId("o-r3"), new ResponderId("r3"), DeclineReason.OTHER));
        rig.accept("r1");
        assertThat(rig.due()).isEmpty();
        assertThat(rig.stopped()).containsExactlyInAnyOrder("o-r1/PUSH/1", "o-r2/PUSH/1", "o-r3/PUSH/1");
        assertThat(rig.stoodDown()).containsExactly("o-r2/PUSH/1");
    }

    @Test
    void who_goes_is_not_stood_down_when_his_reminder_ends() {
        rig.ways.put("r1", List.of(new Reach(Channel.PUSH, 0)));
        rig.offer("r1");
        rig.accept("r1");
        escalate(EscalationReason.NOT_ON_THE_WAY, AlarmTarget.OPERATOR);
        assertThat(rig.pass(0)).singleElement().asString().startsWith("rem-").endsWith("/PUSH/1");
        move("r1", AssignmentStatus.ON_THE_WAY);
        assertThat(rig.due()).isEmpty();
        assertThat(rig.stopped()).hasSize(1);
        assertThat(rig.stoodDown()).isEmpty();
    }

    @Test
    void nothing_starts_after_decline_withdrawal_or_expiry() {
        for (String responder : List.of("r1", "r2", "r3")) {
            rig.onDuty(responder);
            rig.offer(responder);
        }
        rig.event(
                new OfferDeclined(NoticeRig.INCIDENT, new OfferId("o-r1"), new ResponderId("r1"), DeclineReason.BUSY));
        rig.event(new OfferWithdrawn(
                NoticeRig.INCIDENT, new OfferId("o-r2"), new ResponderId("r2"), WithdrawReason.FALSE_PRESS));
        rig.event(new OfferExpired(NoticeRig.INCIDENT, new OfferId("o-r3"), new ResponderId("r3")));
        assertThat(rig.pass(120)).isEmpty();
    }

    @Test
    void a_failed_channel_goes_to_the_next_at_once() {
        rig.offer("r1");
        rig.pass(15);
        rig.offerFact("o-r1", "r1", Channel.VOICE, NoticeFact.FAILED);
        assertThat(rig.pass(0)).containsExactly("o-r1/SMS/1");
    }

    @Test
    void one_missed_call_is_repeated_inside_the_deadline() {
        rig.ways.put("r1", List.of(new Reach(Channel.VOICE, 0)));
        rig.offer("r1");
        assertThat(rig.pass(0)).containsExactly("o-r1/VOICE/1");
        rig.offerFact("o-r1", "r1", Channel.VOICE, NoticeFact.FAILED);
        assertThat(rig.pass(9)).isEmpty();
        assertThat(rig.pass(1)).containsExactly("o-r1/VOICE/2");
        // The second rings and nobody says a word: a third after half a minute, none after the deadline.
        assertThat(rig.pass(29)).isEmpty();
        assertThat(rig.pass(1)).containsExactly("o-r1/VOICE/3");
        assertThat(rig.pass(600)).isEmpty();
    }

    @Test
    void a_number_that_does_not_exist_is_not_tried_again() {
        rig.offer("r1");
        rig.pass(14);
        rig.at(java.time.Duration.ofSeconds(1));
        Delivery call = rig.due().getFirst();
        rig.fact(call, NoticeFact.FAILED, Track.NO_ADDRESS);
        assertThat(rig.pass(44)).containsExactly("o-r1/SMS/1");
    }

    @Test
    void who_can_be_reached_by_nothing_is_given_up_once_also_after_a_restart() {
        rig.offer("r1");
        rig.pass(15);
        rig.failed("o-r1", "r1", Channel.VOICE);
        rig.pass(1);
        assertThat(rig.givenUp()).as("a text may still arrive").isEmpty();
        rig.failed("o-r1", "r1", Channel.SMS);
        rig.pass(0);
        assertThat(rig.givenUp()).containsExactly("o-r1/SMS/1");
        rig.pass(0);
        assertThat(rig.givenUp()).isEmpty();
        rig.offerFact("o-r1", "r1", Channel.SMS, NoticeFact.FAILED, NoticeReport.UNREACHABLE);
        rig.restart();
        rig.pass(0);
        assertThat(rig.givenUp()).as("the log knows it").isEmpty();
    }

    @Test
    void web_push_takes_nobodys_turn_and_holds_nobody() {
        rig.ways.put(
                "r1", List.of(new Reach(Channel.PUSH, 0), new Reach(Channel.PAGE, 15), new Reach(Channel.VOICE, 20)));
        rig.offer("r1");
        assertThat(rig.pass(0)).containsExactly("o-r1/PUSH/1");
        assertThat(rig.pass(14)).as("the others wait as without it").isEmpty();
        assertThat(rig.pass(1)).containsExactly("o-r1/VOICE/1");
        rig.failed("o-r1", "r1", Channel.VOICE);
        rig.pass(0);
        assertThat(rig.givenUp())
                .as("a push service that took it reaches nobody")
                .containsExactly("o-r1/VOICE/1");
    }

    @Test
    void a_push_service_that_fails_changes_nothing_for_the_others() {
        rig.ways.put(
                "r1", List.of(new Reach(Channel.PUSH, 0), new Reach(Channel.PAGE, 15), new Reach(Channel.VOICE, 20)));
        rig.offer("r1");
        rig.pass(0);
        rig.failed("o-r1", "r1", Channel.PUSH);
        assertThat(rig.pass(14)).isEmpty();
        assertThat(rig.givenUp()).isEmpty();
        assertThat(rig.pass(1)).containsExactly("o-r1/VOICE/1");
    }

    @Test
    void whose_page_shows_the_offer_is_not_given_up() {
        rig.offer("r1");
        rig.pass(15);
        rig.offerFact("o-r1", "r1", Channel.PAGE, NoticeFact.DELIVERED);
        rig.failed("o-r1", "r1", Channel.VOICE);
        rig.failed("o-r1", "r1", Channel.SMS);
        rig.pass(0);
        assertThat(rig.givenUp()).isEmpty();
    }

    @Test
    void sent_is_not_delivered_and_delivered_is_not_seen() {
        rig.offer("r1");
        rig.pass(15);
        rig.offerFact("o-r1", "r1", Channel.VOICE, NoticeFact.DELIVERED);
        assertThat(rig.pass(20)).contains("o-r1/SMS/1");
    }

    @Test
    void who_has_seen_it_is_left_in_peace() {
        rig.offer("r1");
        rig.offerFact("o-r1", "r1", Channel.PAGE, NoticeFact.SEEN);
        assertThat(rig.pass(59)).isEmpty();
    }

    @Test
    void late_and_doubled_reports_change_nothing() {
        rig.offer("r1");
        rig.pass(15);
        rig.offerFact("o-r1", "r1", Channel.VOICE, NoticeFact.SEEN);
        rig.offerFact("o-r1", "r1", Channel.VOICE, NoticeFact.DELIVERED);
        rig.offerFact("o-r1", "r1", Channel.VOICE, NoticeFact.SENT);
        rig.offerFact("o-r1", "r1", Channel.VOICE, NoticeFact.FAILED);
        assertThat(rig.pass(44)).isEmpty();
    }

    @Test
    void nobody_is_called_while_off_duty() {
        rig.offer("r1");
        rig.offer("r2");
        rig.offDuty("r1");
        assertThat(rig.pass(59)).isNotEmpty().noneMatch(id -> id.startsWith("o-r1"));
        rig.offer("stranger");
        assertThat(rig.pass(59)).noneMatch(id -> id.startsWith("o-stranger"));
    }

    @Test
    void going_off_duty_hangs_up() {
        rig.offer("r1");
        rig.pass(15);
        rig.offDuty("r1");
        assertThat(rig.due()).isEmpty();
        assertThat(rig.stopped()).containsExactly("o-r1/VOICE/1");
    }

    @Test
    void nothing_is_sent_again_after_a_restart() {
        rig.offer("r1");
        assertThat(rig.pass(15)).containsExactly("o-r1/VOICE/1");
        rig.restart();
        assertThat(rig.pass(10)).isEmpty();
        assertThat(rig.pass(10)).containsExactly("o-r1/SMS/1");
    }

    @Test
    void what_was_owed_at_a_restart_is_sent_if_it_is_still_true() {
        rig.offer("r1");
        rig.offer("r2");
        rig.pass(5);
        rig.event(new OfferExpired(NoticeRig.INCIDENT, new OfferId("o-r2"), new ResponderId("r2")));
        rig.at(java.time.Duration.ofSeconds(20));
        rig.restart();
        assertThat(rig.pass(0)).containsExactly("o-r1/VOICE/1");
    }

    @Test
    void a_send_that_no_log_knows_is_repeated_with_the_same_id_after_a_restart() {
        rig.offer("r1");
        rig.pass(14);
        rig.at(java.time.Duration.ofSeconds(1));
        String lost = rig.due().getFirst().id();
        rig.restart();
        assertThat(rig.pass(0)).containsExactly(lost);
    }

    @Test
    void an_escalation_calls_the_supervisor_until_somebody_takes_it() {
        rig.event(new StaffOn(new StaffId("s1"), Role.SUPERVISOR));
        rig.event(new StaffOn(new StaffId("op"), Role.OPERATOR));
        escalate(EscalationReason.NOT_TAKEN, AlarmTarget.SUPERVISOR);
        assertThat(rig.pass(15)).hasSize(1).allMatch(id -> id.endsWith("-s1/VOICE/1"));
        rig.event(new Taken(NoticeRig.INCIDENT, new StaffId("op")));
        assertThat(rig.due()).isEmpty();
        assertThat(rig.stopped()).hasSize(1);
        assertThat(rig.pass(600)).isEmpty();
    }

    @Test
    void nothing_goes_on_after_an_acknowledgement() {
        rig.event(new StaffOn(new StaffId("s1"), Role.SUPERVISOR));
        rig.event(new StaffOn(new StaffId("s2"), Role.SUPERVISOR));
        escalate(EscalationReason.NO_REPLY, AlarmTarget.SUPERVISOR);
        rig.pass(14);
        rig.at(java.time.Duration.ofSeconds(1));
        List<Delivery> calls = rig.due();
        assertThat(calls).hasSize(2);
        rig.fact(calls.getFirst(), NoticeFact.ANSWERED, null);
        assertThat(rig.pass(600)).isEmpty();
    }

    @Test
    void a_box_that_takes_the_call_acknowledges_nothing() {
        escalate(EscalationReason.NO_REPLY, AlarmTarget.DUTY_PHONE);
        rig.pass(14);
        rig.at(java.time.Duration.ofSeconds(1));
        Delivery call = rig.due().getFirst();
        assertThat(call.notice().recipient()).isEqualTo(Notice.DUTY);
        rig.fact(call, NoticeFact.SEEN, null);
        assertThat(rig.pass(25)).isNotEmpty();
    }

    @Test
    void lost_cover_rings_the_duty_phone_when_no_supervisor_is_on_shift() {
        rig.event(new CoverLost("310101001001", 0, 0));
        assertThat(rig.pass(15)).hasSize(1).allMatch(id -> id.contains("-duty/VOICE"));
    }

    @Test
    void who_accepted_and_does_not_move_is_called_until_he_does() {
        rig.offer("r1");
        rig.accept("r1");
        escalate(EscalationReason.NOT_ON_THE_WAY, AlarmTarget.OPERATOR);
        assertThat(rig.pass(15)).hasSize(1).allMatch(id -> id.startsWith("rem-") && id.contains("r1/VOICE"));
        move("r1", AssignmentStatus.ON_THE_WAY);
        assertThat(rig.pass(300)).isEmpty();
    }

    @Test
    void the_family_hears_of_opening_arrival_and_closing_with_consent() {
        rig.informed.add("contact:1");
        rig.ways.put("contact:1", List.of(new Reach(Channel.SMS, 0)));
        assertThat(rig.pass(1)).containsExactly("fam-inc-1-FAMILY_OPENED-contact:1/SMS/1");
        rig.offer("r1");
        rig.accept("r1");
        move("r1", AssignmentStatus.AT_DOOR);
        assertThat(rig.pass(1)).containsExactly("fam-inc-1-FAMILY_ARRIVED-contact:1/SMS/1");
        rig.event(new Closed(
                NoticeRig.INCIDENT, new StaffId("op"), Disposition.FALSE_PRESS, CloseGuard.SPOKEN, null, null));
        assertThat(rig.pass(1)).containsExactly("fam-inc-1-FAMILY_CLOSED-contact:1/SMS/1");
        rig.restart();
        assertThat(rig.pass(600)).isEmpty();
    }

    private void move(String responder, AssignmentStatus status) {
        rig.event(new AssignmentMoved(
                NoticeRig.INCIDENT, new AssignmentId("a-" + responder), new ResponderId(responder), status, null));
    }

    private void escalate(EscalationReason reason, AlarmTarget target) {
        rig.event(new Escalated(NoticeRig.INCIDENT, reason, target, 1));
    }
}
