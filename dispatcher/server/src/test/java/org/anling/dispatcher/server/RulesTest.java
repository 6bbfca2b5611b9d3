package org.anling.dispatcher.server;

import org.anling.rules.HouseRules;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.of("org.anling.dispatcher.server")
                .maySee("org.anling.contract", "org.anling.plans", "org.anling.journal", "org.anling.dispatcher.core")
                .check();
    }
}
