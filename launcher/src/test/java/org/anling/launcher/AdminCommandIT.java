package org.anling.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import org.anling.launcher.settings.BadSetting;
import org.anling.registry.TestPostgres;
import org.anling.registry.database.DatabaseSettings;
import org.anling.registry.database.RegistryDatabase;
import org.junit.jupiter.api.Test;

/** The first account of a server, made at its own terminal. */
class AdminCommandIT {

    private final DatabaseSettings postgres = TestPostgres.migrated();

    private int add(String... words) {
        Arguments arguments = new Arguments(
                "admin",
                List.of(words),
                Optional.empty(),
                Optional.empty(),
                Arguments.Fleet.NONE,
                Arguments.Start.ON_WHAT_IS_THERE,
                List.of(
                        "postgres.url=" + postgres.jdbcUrl(),
                        "postgres.user=" + postgres.user(),
                        "postgres.password=" + postgres.password()),
                Optional.empty());
        return new AdminCommand(arguments, Words.ofThisMachine()).run();
    }

    @Test
    void an_account_from_the_terminal_stands_in_the_audit_and_one_that_was_refused_does_not() {
        assertThat(add("add", "chen-yu", "supervisor")).isZero();
        assertThatThrownBy(() -> add("add", "chen-yu")).isInstanceOf(BadSetting.class);
        try (RegistryDatabase database = RegistryDatabase.open(postgres, new SimpleMeterRegistry())) {
            List<String> lines = database.call(transaction -> transaction.list(
                    "select kind, what, subject, reason, person from audit",
                    row -> row.getString("kind") + " " + row.getString("what") + ", " + row.getString("subject") + ", "
                            + row.getString("reason") + ", " + row.getString("person")));
            assertThat(lines)
                    .containsExactly(
                            "CHANGE account-add, account chen-yu, SUPERVISOR, user " + System.getProperty("user.name"));
        }
    }
}
