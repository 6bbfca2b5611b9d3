package org.anling.registry.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PanelKeysTest {

    @Test
    void a_key_is_hexadecimal_or_the_characters_that_a_panel_takes() {
        assertThat(PanelKeys.find(" 00112233 44556677 8899aabb ccddeeff "))
                .contains("hex:00112233445566778899AABBCCDDEEFF");
        assertThat(PanelKeys.find("0".repeat(48))).contains("hex:" + "0".repeat(48));
        assertThat(PanelKeys.find("f".repeat(64))).contains("hex:" + "F".repeat(64));
        assertThat(PanelKeys.find("0123456789abcdef")).contains("characters:0123456789abcdef");
        assertThat(PanelKeys.find("typed-by-people-in-a-row")).contains("characters:typed-by-people-in-a-row");
    }

    @Test
    void anything_else_is_none() {
        for (String bad : List.of("", "0011", "0".repeat(33), "x".repeat(15), "with blanks in it", "密".repeat(16))) {
            assertThat(PanelKeys.find(bad)).as(bad).isEmpty();
        }
    }
}
