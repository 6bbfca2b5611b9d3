package org.anling.plans;

import org.anling.rules.HouseRules;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.of("org.anling.plans")
                .maySee("org.anling.contract")
                .pure("org.yaml.snakeyaml..")
                .check();
    }
}
