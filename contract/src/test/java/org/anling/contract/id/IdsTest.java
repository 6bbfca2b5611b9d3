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
    void each_character_is_judged_alone_and_at_the_beginning() {
        for (char c = 0; c < 0x300; c++) {
            String alone = String.valueOf(c);
            String within = "a" + c;
            assertThat(isTaken(DeviceId::new, within))
                    .as("%x", (int) c)
                    .isEqualTo(within.matches("[A-Za-z0-9_.:@-]{2}"));
            assertThat(isTaken(CentreId::new, alone)).as("%x", (int) c).isEqualTo(alone.matches("[a-z0-9]"));
            assertThat(isTaken(CentreId::new, within)).as("%x", (int) c).isEqualTo(within.matches("a[a-z0-9-]"));
        }
        assertThat(isTaken(CentreId::new, "c".repeat(32))).isTrue();
        assertThat(isTaken(CentreId::new, "c".repeat(33))).isFalse();
        assertThat(isTaken(DeviceId::new, "d".repeat(64))).isTrue();
    }

    private static boolean isTaken(Function<String, Object> id, String value) {
        try {
            return id.apply(value).toString().equals(value);
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Test
    void ids_of_devices_and_people_are_taken_as_they_are() {
        IDS.forEach(id -> assertThat(id.apply("3405000001").toString()).isEqualTo("3405000001"));
        IDS.forEach(id -> assertThat(id.apply("a_B.c:d@e-f").toString()).isEqualTo("a_B.c:d@e-f"));
        assertThat(new CentreId("demo-1").toString()).isEqualTo("demo-1");
    }
}
