package org.anling.console;

import org.anling.rules.HouseRules;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.of("org.anling.console")
                .maySee(
                        "org.anling.contract",
                        "org.anling.plans",
                        "org.anling.journal",
                        "org.anling.registry",
                        "org.anling.tls")
                .line("api", "projection", "view", "store", "feed", "command", "demo", "web")
                .check();
    }
}
