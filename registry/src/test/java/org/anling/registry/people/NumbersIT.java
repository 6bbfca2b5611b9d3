package org.anling.registry.people;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.anling.contract.alert.Caller.Party;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NumbersIT {

    private SeededRegistry registry;
    private Numbers numbers;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(2, 1));
        numbers = new Numbers(registry.database(), CENTRE);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void elders_who_share_a_telephone_are_found_however_the_number_is_written() {
        for (String written :
                new String[] {"010-5550100", "0105550100", "+86 10 5550100", "0086105550100", "5550100"}) {
            Numbers.Owner owner = numbers.find(written).orElseThrow();
            assertThat(owner.party()).as(written).isEqualTo(Party.ELDER);
            assertThat(owner.elders()).extracting(elder -> elder.id().value()).containsExactly("e-1", "e-2");
            assertThat(owner.elders().getFirst())
                    .isEqualTo(new Elders(registry.database(), CENTRE)
                            .get(new ElderId("e-1"))
                            .ref());
            assertThat(owner.home()).isEqualTo(Samples.elder("e-1").card().home());
        }
    }

    @Test
    void a_contact_leads_to_the_elders_and_a_number_that_only_ends_alike_to_nobody() {
        Numbers.Owner owner = numbers.find("+8613800000001").orElseThrow();
        assertThat(owner.party()).isEqualTo(Party.CONTACT);
        assertThat(owner.elders()).hasSize(2);
        assertThat(numbers.find("13900000001")).isEmpty();
        assertThat(numbers.find("00000001")).as("a landline is no mobile").isEmpty();
        assertThat(numbers.find("120")).isEmpty();
        assertThat(numbers.find("anonymous")).isEmpty();
        assertThat(new Numbers(registry.database(), new CentreId("south")).find("13800000001"))
                .as("another centre's people")
                .isEmpty();
    }

    @Test
    void the_sim_of_a_device_leads_to_its_elder_before_a_contact_does() {
        assertThat(numbers.putSim(new DeviceId("d-2"), "138 0000 0001")).isTrue();
        Numbers.Owner owner = numbers.find("13800000001").orElseThrow();
        assertThat(owner.party()).isEqualTo(Party.DEVICE);
        assertThat(Optional.ofNullable(owner.device()).orElseThrow().id()).isEqualTo(new DeviceId("d-2"));
        assertThat(owner.elders()).extracting(elder -> elder.id().value()).containsExactly("e-2");
        assertThat(numbers.putSim(new DeviceId("d-9"), "1")).isFalse();
    }

    @Test
    void an_index_answers() {
        String plan = registry.database().call(transaction -> {
            transaction.update("set local enable_seqscan = off");
            return String.join(
                    "\n",
                    transaction.list(
                            "explain select 1 from contact where centre = 'north' and"
                                    + " right(regexp_replace(phone, '[^0-9]', '', 'g'), 7) = '0000001'",
                            row -> row.getString(1)));
        });
        assertThat(plan).contains("contact_number");
    }
}
