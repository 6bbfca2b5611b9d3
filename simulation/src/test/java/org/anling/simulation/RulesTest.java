package org.anling.simulation;

import org.anling.rules.HouseRules;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.of("org.anling.simulation")
                .maySee(
                        "org.anling.contract",
                        "org.anling.journal",
                        "org.anling.registry",
                        "org.anling.gateway",
                        "org.anling.dispatcher",
                        "org.anling.console")
                .line(
                        "dice",
                        "district.map",
                        "district.people",
                        "fleet.pace",
                        "fleet.console",
                        "fleet.wire",
                        "fleet.device",
                        "fleet.person")
                .check();
    }
}
