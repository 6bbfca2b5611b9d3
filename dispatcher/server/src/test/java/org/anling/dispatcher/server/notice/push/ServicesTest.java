package org.anling.dispatcher.server.notice.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServicesTest {
    private static final Instant NOON = Instant.parse("2026-03-14T04:00:00Z");

    private final Services services = new Services();

    @Test
    void a_pause_is_seconds_or_a_date_and_anything_else_is_none() {
        services.asked("seconds", " 120 ", NOON);
        services.asked("date", "Sat, 14 Mar 2026 04:02:00 GMT", NOON);
        for (String name : List.of("seconds", "date")) {
            assertThat(services.rests(name, NOON.plusSeconds(119))).as(name).isTrue();
            assertThat(services.rests(name, NOON.plusSeconds(120))).as(name).isFalse();
        }
        for (String nonsense : List.of("", "soon", "-5", "1e9", "99999999999", "Sat, 14 Mar 2020 04:02:00 GMT", "0")) {
            services.asked(nonsense, nonsense, NOON);
            assertThat(services.rests(nonsense, NOON)).as(nonsense).isFalse();
        }
    }

    @Test
    void nobody_is_left_alone_for_longer_than_an_hour_at_a_time() {
        services.asked("greedy", "999999999", NOON);
        assertThat(services.rests("greedy", NOON.plus(Duration.ofMinutes(59)))).isTrue();
        assertThat(services.rests("greedy", NOON.plus(Duration.ofHours(1)))).isFalse();
    }

    @Test
    void a_shorter_pause_does_not_end_a_longer_one() {
        services.asked("one", "60", NOON);
        services.asked("one", "1", NOON);
        assertThat(services.rests("one", NOON.plusSeconds(30))).isTrue();
    }

    @Test
    void only_failures_in_a_row_count() {
        for (int i = 0; i < 4; i++) {
            services.failed("one", NOON);
        }
        services.worked("one");
        services.failed("one", NOON);
        assertThat(services.rests("one", NOON)).isFalse();
        assertThat(services.findProblem()).isEmpty();
    }
}
