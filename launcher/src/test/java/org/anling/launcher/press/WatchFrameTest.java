package org.anling.launcher.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchFrameTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 3, 14, 8, 15, 30);

    @ParameterizedTest
    @EnumSource(WatchFrame.class)
    void the_length_in_the_frame_is_that_of_its_content(WatchFrame frame) {
        String[] parts = frame.of("3405000001", AT).replaceAll("[\\[\\]]", "").split("\\*", -1);

        assertThat(parts).startsWith("3G", "3405000001");
        assertThat(Integer.parseInt(parts[2], 16)).isEqualTo(parts[3].length());
    }

    @Test
    void a_press_carries_date_time_and_the_bit_of_its_kind() {
        assertThat(WatchFrame.SOS.of("3405000001", AT))
                .contains("*AL,140326,081530,A,")
                .contains(",00010000,");
        assertThat(WatchFrame.LOW_BATTERY.word()).isEqualTo("low-battery");
    }
}
