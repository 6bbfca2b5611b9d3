package org.anling.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.anling.console.projection.Scope;
import org.anling.console.store.Session;
import org.anling.console.testing.MemoryCentre;
import org.anling.console.testing.Samples;
import org.anling.contract.people.Role;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Session OPERATOR = new Session("operator", "坐席一", Role.OPERATOR, null, NOON);
    private static final Session ADMIN = new Session("admin", "管理员", Role.ADMIN, null, NOON);

    private Instant now = NOON;
    private final MemoryCentre centre = new MemoryCentre(() -> now);
    private final CommandDesk desk =
            new CommandDesk(Samples.CENTRE, centre, () -> now, Duration.ofMillis(1), new SimpleMeterRegistry());
    private final Map<Session, Instant> pages = new HashMap<>();
    private Presence presence = started();

    @Test
    void who_has_a_page_open_can_take_calls_and_is_signed_on_once() {
        pages.put(OPERATOR, now);
        presence.look();
        presence.look();
        assertThat(on()).containsOnlyKeys("operator");
        assertThat(centre.size()).isEqualTo(1);
    }

    @Test
    void who_keeps_the_registry_takes_no_calls() {
        pages.put(ADMIN, now);
        presence.arrived(ADMIN);
        presence.look();
        assertThat(on()).isEmpty();
    }

    @Test
    void who_sees_only_a_part_of_the_centre_takes_no_calls() {
        Session part = new Session("supervisor", "社区班长", Role.SUPERVISOR, null, NOON, new Scope("110101001"));
        pages.put(part, now);
        presence.arrived(part);
        presence.look();
        assertThat(on()).isEmpty();
    }

    @Test
    void a_minute_without_any_page_signs_off_and_a_reload_does_not() {
        pages.put(OPERATOR, now);
        presence.look();
        pages.clear();
        pass(Duration.ofSeconds(50));
        assertThat(on()).containsOnlyKeys("operator");
        pages.put(OPERATOR, now);
        presence.look();
        pages.clear();
        pass(Duration.ofSeconds(59));
        assertThat(on()).containsOnlyKeys("operator");
        pass(Duration.ofSeconds(2));
        assertThat(on()).isEmpty();
    }

    @Test
    void signing_out_does_not_wait_for_the_minute() {
        presence.arrived(OPERATOR);
        assertThat(on()).containsOnlyKeys("operator");
        presence.left("operator");
        assertThat(on()).isEmpty();
        presence.arrived(OPERATOR);
        assertThat(on()).containsOnlyKeys("operator");
    }

    @Test
    void a_restart_leaves_nobody_on_for_ever() {
        presence.arrived(OPERATOR);
        pass(Duration.ofSeconds(5));
        presence = started();
        pass(Duration.ofSeconds(30));
        assertThat(on()).as("the page may still come back").containsOnlyKeys("operator");
        pass(Duration.ofSeconds(31));
        assertThat(on()).isEmpty();
    }

    @Test
    void whom_another_process_signed_on_since_is_left_alone() {
        pass(Duration.ofSeconds(1));
        started().arrived(OPERATOR);
        pass(Duration.ofMinutes(5));
        assertThat(on()).containsOnlyKeys("operator");
    }

    @Test
    void a_word_that_was_lost_is_said_again_under_the_same_id() {
        centre.answerAppends(org.anling.journal.Inbox.Appended.UNKNOWN);
        pages.put(OPERATOR, now);
        presence.look();
        assertThat(on()).isEmpty();
        centre.answerAppends(org.anling.journal.Inbox.Appended.DURABLE);
        pass(Duration.ofSeconds(11));
        pages.put(OPERATOR, now);
        presence.look();
        assertThat(on()).containsOnlyKeys("operator");
    }

    private Presence started() {
        return new Presence(() -> Map.copyOf(pages), centre::board, desk, Runnable::run, () -> now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        presence.look();
    }

    private Map<String, ?> on() {
        return centre.board().centre().staff();
    }
}
