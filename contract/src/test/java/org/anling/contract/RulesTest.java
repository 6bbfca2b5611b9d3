package org.anling.contract;

import org.anling.rules.HouseRules;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.of("org.anling.contract")
                .maySee()
                .pure("com.fasterxml.jackson..")
                .line(
                        "id",
                        "people",
                        "incident",
                        "alert",
                        "directory",
                        "plan",
                        "event",
                        "input",
                        "state",
                        "entry",
                        "fold",
                        "log",
                        "sign")
                .check();
    }
}
