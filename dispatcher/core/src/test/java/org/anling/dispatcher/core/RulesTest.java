package org.anling.dispatcher.core;

import org.anling.rules.HouseRules;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.of("org.anling.dispatcher.core")
                .maySee("org.anling.contract")
                .pure()
                .line("geo", "responder", "incident", "notice", "state", "help", "duty", "dispatch", "loop")
                .check();
    }
}
