package org.anling.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.anling.registry.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledRunIT {

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void after_kill_9_of_the_process_the_next_start_finds_everything_on_the_same_port() throws Exception {
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerUntilKilled.class.getName(),
                        folder.toString(),
                        TestPostgres.binaries().toString())
                .redirectErrorStream(true)
                .start();
        String[] running;
        try {
            running = awaitRunning(killed);
        } finally {
            killed.destroyForcibly();
        }
        assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
        try (EmbeddedPostgresServer server = TestPostgres.ownServer(folder)) {
            assertThat(server.port()).isEqualTo(Integer.parseInt(running[2]));
            assertThat(server.pid()).isNotEqualTo(Long.parseLong(running[1]));
            assertThat(ProcessHandle.of(Long.parseLong(running[1])).filter(ProcessHandle::isAlive))
                    .isEmpty();
            try (Connection connection =
                            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select n from kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(42);
            }
        }
    }

    private static String[] awaitRunning(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("running ")) {
                return line.split(" ");
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the other process ended: " + said);
    }
}
