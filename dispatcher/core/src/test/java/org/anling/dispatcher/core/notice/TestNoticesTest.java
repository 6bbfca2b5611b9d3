package org.anling.dispatcher.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.event.ResponderEvent.ChannelProven;
import org.anling.contract.event.ResponderEvent.TestsAsked;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Channel;
import org.junit.jupiter.api.Test;

class TestNoticesTest {

    /** Ten in the morning in Shanghai. */
    private static final Instant MORNING = Instant.parse("2026-03-14T02:00:00Z");

    private final NoticeRig rig = new NoticeRig(MORNING, Duration.ofHours(6));

    @Test
    void who_comes_on_duty_is_tested_on_every_channel_soon() {
        rig.onDuty("r1");
        assertThat(minutes(10)).hasSize(2).anyMatch(id -> id.contains("VOICE")).anyMatch(id -> id.contains("SMS"));
    }

    @Test
    void who_does_not_answer_is_tested_again_after_six_hours_at_the_earliest() {
        rig.ways.put("r1", List.of(new Reach(Channel.SMS, 0)));
        rig.onDuty("r1");
        assertThat(minutes(355)).hasSize(1);
        assertThat(minutes(20)).hasSize(1);
    }

    @Test
    void a_proof_younger_than_twelve_hours_exists_at_every_moment() {
        rig.ways.put("r1", List.of(new Reach(Channel.SMS, 0), new Reach(Channel.VOICE, 0)));
        rig.onDuty("r1");
        answer(minutes(10));
        Instant[] proven = {rig.now(), rig.now()};
        for (int minute = 0; minute < 5 * 24 * 60; minute++) {
            List<String> sent = minutes(1);
            answer(sent);
            for (int i = 0; i < 2; i++) {
                String channel = List.of("SMS", "VOICE").get(i);
                proven[i] = sent.stream().anyMatch(id -> id.contains(channel)) ? rig.now() : proven[i];
                assertThat(Duration.between(proven[i], rig.now())).isLessThan(Duration.ofHours(12));
            }
        }
    }

    @Test
    void nobody_is_called_for_a_test_at_night() {
        rig.at(Duration.ofHours(13));
        rig.onDuty("r1");
        assertThat(minutes(7 * 60)).isNotEmpty().noneMatch(id -> id.contains("VOICE"));
    }

    @Test
    void nobody_is_tested_off_duty_or_while_he_helps_somebody() {
        rig.onDuty("r1");
        rig.onDuty("r2");
        rig.opened();
        rig.offer("r1");
        rig.accept("r1");
        rig.offDuty("r2");
        assertThat(minutes(60)).isEmpty();
    }

    @Test
    void who_asks_for_tests_has_one_on_each_channel_at_once_also_at_night_and_not_again_and_again() {
        rig.at(Duration.ofHours(14));
        rig.onDuty("r1");
        answer(minutes(10));
        rig.event(new TestsAsked(new ResponderId("r1")));
        List<String> asked = rig.pass(1);
        assertThat(asked).hasSize(2).anyMatch(id -> id.contains("VOICE")).anyMatch(id -> id.contains("SMS"));
        rig.event(new TestsAsked(new ResponderId("r1")));
        assertThat(rig.pass(5)).isEmpty();
        rig.at(Duration.ofMinutes(1));
        rig.event(new TestsAsked(new ResponderId("r1")));
        assertThat(rig.pass(1)).hasSize(2).doesNotContainAnyElementsOf(asked);
    }

    @Test
    void tests_that_are_asked_for_go_out_also_where_no_others_do() {
        NoticeRig none = NoticeRig.ofOffers();
        none.ways.put("r1", List.of(new Reach(Channel.SMS, 0)));
        none.onDuty("r1");
        assertThat(none.pass(60)).isEmpty();
        none.event(new TestsAsked(new ResponderId("r1")));
        assertThat(none.pass(1)).hasSize(1);
    }

    @Test
    void web_push_is_tested_when_somebody_asks_for_it_and_never_by_itself() {
        rig.ways.put("r1", List.of(new Reach(Channel.PUSH, 0), new Reach(Channel.SMS, 0)));
        rig.onDuty("r1");
        assertThat(minutes(10)).hasSize(1).allMatch(id -> id.contains("SMS"));
        rig.event(new TestsAsked(new ResponderId("r1")));
        assertThat(rig.pass(1)).hasSize(2).anyMatch(id -> id.contains("/PUSH/"));
        rig.event(new ChannelProven(new ResponderId("r1"), Channel.PUSH));
        assertThat(rig.due()).isEmpty();
        assertThat(rig.stoodDown())
                .as("a test that worked is nothing to be told of")
                .isEmpty();
    }

    @Test
    void a_test_is_not_repeated_after_a_restart() {
        rig.onDuty("r1");
        List<String> first = minutes(10);
        rig.restart();
        rig.onDuty("r1");
        assertThat(minutes(5)).allMatch(first::contains);
    }

    private void answer(List<String> sent) {
        for (String id : sent) {
            Channel channel = id.contains("VOICE") ? Channel.VOICE : Channel.SMS;
            rig.event(new ChannelProven(new ResponderId("r1"), channel));
        }
    }

    private List<String> minutes(int minutes) {
        List<String> sent = new ArrayList<>(rig.pass(0));
        for (int i = 0; i < minutes; i++) {
            rig.at(Duration.ofMinutes(1));
            sent.addAll(rig.pass(0));
        }
        return sent;
    }
}
