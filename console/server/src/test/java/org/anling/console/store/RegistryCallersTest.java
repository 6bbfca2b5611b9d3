package org.anling.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.anling.contract.alert.Caller;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.people.Numbers;
import org.junit.jupiter.api.Test;

/** A database that is slow or down never keeps a telephone from ringing. */
class RegistryCallersTest {
    private static final Numbers.Owner OWNER = new Numbers.Owner(Caller.Party.CONTACT, List.of(), null, null);

    @Test
    void who_is_known_is_told() {
        assertThat(new RegistryCallers(number -> Optional.of(OWNER), Duration.ofSeconds(10)).find("1"))
                .contains(OWNER);
    }

    @Test
    void a_database_that_does_not_answer_in_time_makes_the_number_an_unknown_one() {
        CountDownLatch never = new CountDownLatch(1);
        CallerBook stuck = number -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.of(OWNER);
        };
        assertThat(new RegistryCallers(stuck, Duration.ofMillis(50)).find("1")).isEmpty();
        never.countDown();
    }

    @Test
    void a_database_that_is_down_makes_the_number_an_unknown_one() {
        CallerBook down = number -> {
            throw new RegistryUnavailableException("down", new IllegalStateException("no connection"));
        };
        assertThat(new RegistryCallers(down, Duration.ofSeconds(10)).find("1")).isEmpty();
    }
}
