package org.anling.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.anling.console.api.Requests;
import org.anling.console.api.office.StaffRows;
import org.junit.jupiter.api.Test;

class BodiesTest {

    @Test
    void what_people_write_is_taken_as_it_is() {
        Requests.Note note = (Requests.Note) Bodies.read("{\"text\":\"门开了\\n<b>\\\\u0000\"}", Requests.Note.class);
        assertThat(note.text()).isEqualTo("门开了\n<b>\\u0000");
    }

    @Test
    void signs_of_control_and_endless_texts_are_refused_in_every_field() {
        for (String words : List.of("a\\u0000b", "\\u001b[2J", "x".repeat(2_001))) {
            refused("{\"text\":\"" + words + "\"}", Requests.Note.class);
            refused("{\"reference\":\"" + words + "\"}", Requests.EmergencyCall.class);
            refused(
                    "{\"disposition\":\"other\",\"guard\":\"seen\",\"reason\":\"" + words + "\"}",
                    Requests.Closure.class);
        }
    }

    @Test
    void a_list_with_a_hole_or_a_sign_of_control_in_it_is_refused() {
        assertThat(Bodies.read("{\"ids\":[\"doctor-1\"]}", StaffRows.Invite.class))
                .isNotNull();
        refused("{\"ids\":[null]}", StaffRows.Invite.class);
        refused("{\"ids\":[\"a\\u0000\"]}", StaffRows.Invite.class);
    }

    @Test
    void signs_of_control_are_refused_behind_the_question_mark_too() {
        Bodies.checkQuery(Map.of("q", "刘 芝兰"));
        assertThatThrownBy(() -> Bodies.checkQuery(Map.of("q", "\0"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Bodies.checkQuery(Map.of("q", "x".repeat(2_001))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_missing_word_is_refused_where_one_is_needed() {
        refused("{}", Requests.Note.class);
        assertThat(Bodies.read("", Requests.EmergencyCall.class))
                .isEqualTo(new Requests.EmergencyCall(null, null, null, null, null));
    }

    private static void refused(String body, Class<?> type) {
        assertThatThrownBy(() -> Bodies.read(body, type))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void an_id_that_nothing_can_have_is_found_nowhere() {
        Bodies.checkId("elder-1");
        for (String id : List.of("\0", "x".repeat(2_001))) {
            assertThatThrownBy(() -> Bodies.checkId(id))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(404));
        }
    }
}
