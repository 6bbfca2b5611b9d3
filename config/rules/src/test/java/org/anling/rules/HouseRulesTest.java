package org.anling.rules;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void the_rules_hold_for_the_rules() {
        assertThatNoException()
                .isThrownBy(() -> HouseRules.of("org.anling.rules").maySee().check());
    }

    @Test
    void a_module_that_prints_formats_and_reads_files_is_not_pure() {
        assertThatThrownBy(() -> HouseRules.of("org.anling.rules").pure().check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("pure");
    }

    @Test
    void a_package_of_too_many_types_is_named_with_their_number() {
        assertThatThrownBy(() ->
                        HouseRules.of("org.anling.rules").packagesOfAtMost(2).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("org.anling.rules has 3 types");
    }
}
