package org.anling.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.anling.console.api.Text;
import org.anling.contract.incident.RefusalCode;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void every_refusal_has_a_status_and_words_in_both_languages() {
        for (RefusalCode code : RefusalCode.values()) {
            assertThat(Commands.status(code)).as("%s", code).isBetween(400, 499);
            Text text = Messages.of(Commands.word(code));
            assertThat(text.zh())
                    .as("%s", code)
                    .isNotBlank()
                    .doesNotContain(code.name().toLowerCase(Locale.ROOT));
            assertThat(text.en()).as("%s", code).isNotBlank().doesNotStartWith("Not done");
        }
    }

    @Test
    void a_refusal_names_who_was_first() {
        assertThat(Messages.of("not_yours", "坐席一").zh()).contains("坐席一");
        assertThat(Messages.of("already_closed", "坐席一").en()).startsWith("坐席一");
    }

    @Test
    void who_cannot_take_calls_is_not_told_that_the_session_has_ended() {
        assertThat(Commands.word(RefusalCode.NOT_SIGNED_IN)).isNotEqualTo("not_signed_in");
    }
}
