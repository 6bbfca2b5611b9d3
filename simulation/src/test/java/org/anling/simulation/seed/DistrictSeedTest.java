package org.anling.simulation.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.anling.contract.id.CentreId;
import org.anling.registry.people.Organisation;
import org.anling.registry.seed.RegistrySeed;
import org.anling.simulation.district.District;
import org.junit.jupiter.api.Test;

class DistrictSeedTest {

    private final RegistrySeed seed =
            DistrictSeed.of(District.ofSeed(District.DEMO_SEED), new CentreId("demo"), "at-once@1", "anling-demo");

    @Test
    void every_record_of_the_district_is_there_and_parents_come_before_children() {
        Set<String> known = new HashSet<>();
        for (Organisation node : seed.organisations()) {
            assertThat(node.parent() == null || known.contains(node.parent())).isTrue();
            known.add(node.code());
        }
        assertThat(seed.elders())
                .hasSize(300)
                .allMatch(elder -> known.contains(elder.card().address().community()) && elder.version() == 0);
        assertThat(seed.responders()).hasSize(40);
        assertThat(seed.accounts())
                .hasSize(44)
                .allMatch(account -> account.password().equals("anling-demo"));
    }

    @Test
    void the_devices_of_the_demo_and_of_the_protocol_references_are_enrolled() {
        assertThat(seed.devices())
                .anySatisfy(device -> {
                    assertThat(device.id().value()).isEqualTo("demo-button-1");
                    assertThat(device.protocol()).isEqualTo("mqtt");
                    assertThat(device.secret()).isEqualTo("demo-button-1");
                })
                .anySatisfy(device -> {
                    assertThat(device.id().value()).isEqualTo("3405000001");
                    assertThat(device.protocol()).isEqualTo("watch-3g");
                    assertThat(device.secret()).isNull();
                });
    }

    @Test
    void the_visitors_doctor_is_asked_for_the_visitors_community_only() {
        assertThat(seed.responders().getFirst().profile().scope()).hasSize(12);
        assertThat(seed.responders().subList(1, 40))
                .allMatch(responder -> responder.profile().scope().isEmpty());
    }
}
