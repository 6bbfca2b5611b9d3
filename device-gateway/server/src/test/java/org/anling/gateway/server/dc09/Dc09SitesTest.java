package org.anling.gateway.server.dc09;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.dc09.CodeProfile;
import org.anling.gateway.codec.dc09.Dc09Key;
import org.anling.gateway.codec.dc09.Dc09Site;
import org.junit.jupiter.api.Test;

class Dc09SitesTest {

    private static final String DIGITS = "00112233445566778899AABBCCDDEEFF";

    @Test
    void a_key_is_tried_as_it_was_meant_and_then_as_the_panel_may_have_read_it() {
        Dc09Sites sites = Dc09Sites.parse(List.of(
                "# sites", "", "a1234 = hex:" + DIGITS, "B1 = characters:" + DIGITS, "C1=characters:0123456789abcdef"));
        Dc09Key asHex = Dc09Key.ofHex(DIGITS);
        Dc09Key asTyped = Dc09Key.ofCharacters(DIGITS);
        assertThat(sites.find("A1234").keys()).containsExactly(asHex, asTyped);
        assertThat(sites.find("b1").keys()).containsExactly(asTyped, asHex);
        assertThat(sites.find("C1").keys()).containsExactly(Dc09Key.ofCharacters("0123456789abcdef"));
        assertThat(sites.find("D1")).isEqualTo(Dc09Site.PLAIN);
    }

    @Test
    void a_maker_may_mean_something_else_in_some_zones() {
        Dc09Sites sites = Dc09Sites.parse(List.of("A1 = plain 120:FALL  102/1-8:INACTIVITY MA:FALL"));
        assertThat(sites.find("A1").keys()).isEmpty();
        assertThat(sites.find("A1").codes())
                .isEqualTo(new CodeProfile(List.of(
                        new CodeProfile.Rule("120", AlertType.FALL),
                        new CodeProfile.Rule("102", 1, 8, AlertType.INACTIVITY),
                        new CodeProfile.Rule("MA", AlertType.FALL))));
    }

    @Test
    void a_line_that_cannot_be_read_is_named_and_no_key_is_shown() {
        for (String bad : List.of(
                "A1234",
                "XYZ = plain",
                "A1 = hex:0011",
                "A1 = " + DIGITS,
                "A1 = characters:secret",
                "A1 = plain 120",
                "A1 = plain 120:EARTHQUAKE",
                "A1 = plain 120:RUNAWAY")) {
            assertThatThrownBy(() -> Dc09Sites.parse(List.of("# sites", bad)))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("line 2: ")
                    .hasMessageNotContaining("0011")
                    .hasMessageNotContaining("secret");
        }
    }
}
