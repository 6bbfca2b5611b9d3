package org.anling.registry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceLevelsTest {

    @Test
    void the_first_promise_of_a_class_is_the_one_that_charts_show_and_the_others_are_floors() {
        assertThat(ServiceLevels.SHIPPED.first(ServiceClock.ANSWERED, ServiceClass.P1))
                .contains(new ServiceTarget(ServiceClock.ANSWERED, ServiceClass.P1, 0.95, Duration.ofSeconds(15)));
        assertThat(ServiceLevels.SHIPPED.list(ServiceClock.ANSWERED, Optional.of(ServiceClass.P1)))
                .extracting(ServiceTarget::share)
                .containsExactly(0.95, 0.975, 0.99);
        assertThat(ServiceLevels.SHIPPED.first(ServiceClock.FOLLOWED_UP, ServiceClass.P3))
                .as("a sample is no promise to each")
                .isEmpty();
    }

    @Test
    void an_empty_line_promises_nothing() {
        assertThat(ServiceLevels.parse(ServiceClock.AT_DOOR, "  ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"P9 95% PT1M", "P1 95 PT1M", "P1 0% PT1M", "P1 101% PT1M", "P1 95% 15s", "P1 95%", "P1 95% PT0S"
            })
    void what_is_no_promise_is_said_with_the_word_that_is_wrong(String line) {
        assertThatThrownBy(() -> ServiceLevels.parse(ServiceClock.ANSWERED, line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line)
                .hasMessageContaining("for example P1 95% PT15S");
    }
}
