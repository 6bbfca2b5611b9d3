package org.anling.gateway.server;

import org.anling.rules.HouseRules;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.of("org.anling.gateway.server")
                .maySee(
                        "org.anling.contract",
                        "org.anling.plans",
                        "org.anling.journal",
                        "org.anling.gateway.codec",
                        "org.anling.tls")
                .line("profile", "meters", "intake", "live", "feedback")
                .line("live", "reception", "tcp", "dc09")
                .line("meters", "entrance", "intake")
                .line("tcp", "gt06")
                .line("tcp", "jt808")
                .line("tls", "live", "publishing", "mqtt")
                .line("publishing", "broker")
                .check();
    }
}
