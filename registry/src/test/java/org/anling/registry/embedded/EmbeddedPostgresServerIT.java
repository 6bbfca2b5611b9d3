package org.anling.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.anling.registry.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerIT {

    @TempDir
    private Path folder;

    @Test
    void it_writes_to_disk_before_it_answers_and_listens_on_loopback_only() throws SQLException {
        try (EmbeddedPostgresServer server = TestPostgres.ownServer(folder)) {
            assertThat(show(server, "fsync")).isEqualTo("on");
            assertThat(show(server, "synchronous_commit")).isEqualTo("on");
            assertThat(show(server, "full_page_writes")).isEqualTo("on");
            assertThat(show(server, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(server.port()).isNotEqualTo(5432);
        }
    }

    @Test
    void nobody_gets_in_without_the_password_which_only_the_owner_can_read() throws IOException {
        try (EmbeddedPostgresServer server = TestPostgres.ownServer(folder)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void data_port_and_password_outlive_the_server() throws SQLException {
        int port;
        String password;
        try (EmbeddedPostgresServer server = TestPostgres.ownServer(folder)) {
            port = server.port();
            password = server.password();
            execute(server, "create table kept as select 42 as n");
        }
        try (EmbeddedPostgresServer server = TestPostgres.ownServer(folder)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.password()).isEqualTo(password);
            assertThat(one(server, "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void a_killed_server_is_started_again_and_has_lost_nothing() throws SQLException {
        try (EmbeddedPostgresServer server = TestPostgres.ownServer(folder)) {
            execute(server, "create table kept as select 42 as n");
            long before = server.pid();
            ProcessHandle.of(before).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> one(server, "select n from kept").equals("42"));
            assertThat(server.pid()).isNotEqualTo(before);
        }
    }

    @Test
    void a_stopped_server_stays_stopped_until_it_is_restarted() throws SQLException {
        try (EmbeddedPostgresServer server = TestPostgres.ownServer(folder)) {
            server.stop();
            assertThatThrownBy(server::pid).isInstanceOf(EmbeddedPostgresException.class);
            assertThatThrownBy(() -> one(server, "select 1")).isInstanceOf(SQLException.class);
            server.restart();
            assertThat(one(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void the_orphan_of_a_killed_run_is_stopped_by_the_next_start() throws Exception {
        Process orphan;
        int port;
        try (EmbeddedPostgresServer server = TestPostgres.ownServer(folder)) {
            port = server.port();
        }
        orphan = new ProcessBuilder(orphanCommand(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orphan.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("cluster/postmaster.pid")));
        try (EmbeddedPostgresServer server = TestPostgres.ownServer(folder)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.pid()).isNotEqualTo(orphan.pid());
            assertThat(one(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_folder_in_use_is_refused_and_its_server_left_alone() throws SQLException {
        try (EmbeddedPostgresServer server = TestPostgres.ownServer(folder)) {
            assertThatThrownBy(() -> TestPostgres.ownServer(folder))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("in use by another running Anling");
            assertThat(one(server, "select 1")).isEqualTo("1");
        }
    }

    private List<String> orphanCommand(int port) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        Binaries binaries =
                Binaries.unpackBelow(TestPostgres.binaries().toAbsolutePath().normalize());
        return new Cluster(home, binaries, Commands.detect(home)).serverCommand(port);
    }

    private static String show(EmbeddedPostgresServer server, String setting) throws SQLException {
        return one(server, "show " + setting);
    }

    private static String one(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
