package org.anling.journal;

import org.anling.rules.HouseRules;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.of("org.anling.journal")
                .maySee("org.anling.contract")
                .line("redis", "cache", "check", "embedded")
                .check();
    }
}
