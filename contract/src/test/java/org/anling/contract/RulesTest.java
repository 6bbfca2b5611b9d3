package org.anling.contract;

import org.anling.rules.HouseRules;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.of("org.anling.contract")
                .maySee()
                .pure("com.fasterxml.jackson..")
                .line("id", "people", "incident", "alert", "directory", "event", "input", "state", "entry", "log")
                .check();
    }
}
