package org.anling.registry.seed;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.TestPostgres;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.DeviceSecrets;
import org.anling.registry.people.Devices;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Elders;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.people.SignIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SeederIT {

    @Test
    @Timeout(20)
    void a_district_of_300_elders_is_seeded_in_a_few_seconds() {
        try (RegistryDatabase database = RegistryDatabase.open(TestPostgres.migrated(), new SimpleMeterRegistry())) {
            Seeder seeder = new Seeder(database, new PasswordHasher());
            long startedAt = System.nanoTime();
            assertThat(seeder.apply(Samples.seed(300, 40))).isEqualTo(new Seeder.Added(641, 41));
            assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(Duration.ofSeconds(5));
            assertThat(new Elders(database, CENTRE).list()).hasSize(300);
            assertThat(new Accounts(database, new PasswordHasher(), Instant::now).signIn("doctor-40", "anling-demo"))
                    .isInstanceOf(SignIn.Accepted.class);
        }
    }

    @Test
    void a_second_time_changes_nothing_and_keeps_what_people_changed() {
        try (SeededRegistry registry = SeededRegistry.with(Samples.seed(3, 2))) {
            Elders elders = new Elders(registry.database(), CENTRE);
            Elder changed = elders.put(elders.get(new ElderId("e-2")));
            registry.relayAll();
            Seeder.Added added = new Seeder(registry.database(), new PasswordHasher()).apply(Samples.seed(3, 2));
            assertThat(added).isEqualTo(new Seeder.Added(0, 0));
            assertThat(elders.get(new ElderId("e-2"))).isEqualTo(changed);
            assertThat(registry.pending()).isEmpty();
        }
    }

    @Test
    void what_is_new_in_a_later_seed_is_added_in_the_routine_lane() {
        try (SeededRegistry registry = SeededRegistry.with(Samples.seed(1, 0))) {
            registry.relayAll();
            RegistrySeed more = Samples.seed(2, 1);
            assertThat(new Seeder(registry.database(), new PasswordHasher()).apply(more))
                    .isEqualTo(new Seeder.Added(3, 1));
            assertThat(registry.pending())
                    .hasSize(3)
                    .allMatch(row -> row.change().lane() == Lane.ROUTINE);
        }
    }

    @Test
    void a_new_device_of_an_elder_who_was_there_changes_the_card() {
        try (SeededRegistry registry = SeededRegistry.with(Samples.seed(1, 0))) {
            RegistrySeed seed = Samples.seed(1, 0);
            RegistrySeed.SeedDevice extra = new RegistrySeed.SeedDevice(
                    new DeviceId("watch"), "watch-3g", null, new ElderId("e-1"), null, Duration.ofMinutes(10));
            new Seeder(registry.database(), new PasswordHasher())
                    .apply(new RegistrySeed(
                            CENTRE, "North", List.of(), List.of(), List.of(extra), List.of(), List.of(), List.of()));
            Elder elder = new Elders(registry.database(), CENTRE).get(new ElderId("e-1"));
            assertThat(elder.version()).isEqualTo(2);
            assertThat(elder.card().deviceIds()).contains(new DeviceId("watch"));
            assertThat(seed.elders()).hasSize(1);
        }
    }

    @Test
    void passwords_of_devices_are_stored_as_salted_hashes() {
        try (SeededRegistry registry = SeededRegistry.with(Samples.seed(2, 0))) {
            Devices devices = new Devices(registry.database(), CENTRE);
            String first =
                    Objects.requireNonNull(devices.get(new DeviceId("d-1")).secretHash());
            assertThat(new DeviceSecrets().matches("secret-1", first)).isTrue();
            assertThat(new DeviceSecrets().matches("secret-2", first)).isFalse();
        }
    }
}
