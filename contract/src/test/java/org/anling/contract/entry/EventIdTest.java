package org.anling.contract.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventIdTest {

    @Test
    void it_is_ordered_by_epoch_then_seq() {
        List<EventId> ids = List.of(new EventId(2, 1), new EventId(1, 9), new EventId(1, 10), EventId.NONE);

        assertThat(ids.stream().sorted().toList())
                .isEqualTo(List.of(EventId.NONE, new EventId(1, 9), new EventId(1, 10), new EventId(2, 1)));
    }

    @Test
    void its_text_is_read_back_and_seq_goes_on_under_a_new_epoch() {
        EventId id = new EventId(1772352930, 57);

        assertThat(EventId.parse(id.toString())).isEqualTo(id);
        assertThat(id.next(1772352999)).isEqualTo(new EventId(1772352999, 58));
    }

    @Test
    void another_text_is_refused() {
        for (String text : List.of("", "-", "7", "-7", "a-b", "1-2-3", "1-")) {
            assertThatThrownBy(() -> EventId.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
