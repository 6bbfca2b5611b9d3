package org.anling.gateway.codec;

import org.anling.rules.HouseRules;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.of("org.anling.gateway.codec")
                .maySee("org.anling.contract")
                .pure()
                .line("explain", "session", "watch", "mqtt", "dc09", "gt06", "jt808", "decode")
                .line("json", "mqtt", "zigbee")
                .check();
    }
}
