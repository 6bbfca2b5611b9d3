package org.anling.registry;

import org.anling.rules.HouseRules;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.of("org.anling.registry")
                .maySee("org.anling.contract", "org.anling.plans", "org.anling.journal")
                .line("database", "outbox", "people", "seed", "relay")
                .line("database", "outbox", "people", "panel", "imports")
                .line("database", "plan", "relay")
                .line("plan", "office")
                .line("sheet", "imports")
                .line("meaning", "imports")
                .line("database", "record", "office")
                .line("outbox", "people", "office")
                .line("record", "office", "privacy")
                .check();
    }
}
