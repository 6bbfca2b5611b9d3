package org.anling.contract.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final List<Function<String, Object>> IDS = List.of(
            AssignmentId::new,
            DeviceId::new,
            ElderId::new,
            IncidentId::new,
            InputId::new,
            OfferId::new,
            ResponderId::new,
            StaffId::new);

    @Test
    void what_could_break_a_key_a_topic_or_a_line_is_refused_without_being_repeated() {
        for (String hostile : List.of("", "a b", "a\nb", "{x}", "a/b", "a#", "王", "a".repeat(65), "*")) {
            IDS.forEach(id -> assertThatThrownBy(() -> id.apply(hostile))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n")));
            assertThatThrownBy(() -> new CentreId(hostile)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void ids_of_devices_and_people_are_taken_as_they_are() {
        IDS.forEach(id -> assertThat(id.apply("3405000001").toString()).isEqualTo("3405000001"));
        IDS.forEach(id -> assertThat(id.apply("a_B.c:d@e-f").toString()).isEqualTo("a_B.c:d@e-f"));
        assertThat(new CentreId("demo-1").toString()).isEqualTo("demo-1");
    }
}
