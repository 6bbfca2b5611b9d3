package org.anling.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.anling.registry.database.DatabaseSettings;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.embedded.EmbeddedPostgresServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL for tests: one server per JVM, a fresh database for whoever asks. Embedded by default; from a container only if
 * {@code ANLING_TEST_SERVICES=containers} says so, and then a missing Docker fails the test instead of skipping it.
 */
public final class TestPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(TestPostgres.class);
    private static final String TEMPLATE = "anling_template";

    private final String urlPrefix;
    private final String user;
    private final String password;
    private final AtomicInteger count = new AtomicInteger();

    private TestPostgres(String urlPrefix, String user, String password) {
        this.urlPrefix = urlPrefix;
        this.user = user;
        this.password = password;
    }

    /** A new empty database. */
    public static DatabaseSettings empty() {
        return Running.SERVER.create("template1");
    }

    /** A new database with the newest schema. */
    public static DatabaseSettings migrated() {
        return Running.SERVER.create(TEMPLATE);
    }

    /** Where tests keep the unpacked binaries, so that each server starts in a second. */
    public static Path binaries() {
        return Path.of("target", "test-postgres");
    }

    /** A server of the test's own in a folder of its own, for tests that stop it. Always embedded. */
    public static EmbeddedPostgresServer ownServer(Path folder) {
        return EmbeddedPostgresServer.start(folder, binaries());
    }

    /** Whether the tests were told to use containers. */
    public static boolean usesContainers() {
        String told = System.getenv("ANLING_TEST_SERVICES");
        String services = told != null ? told : System.getProperty("anling.test.services", "embedded");
        return switch (services) {
            case "containers" -> true;
            case "embedded", "" -> false;
            default ->
                throw new IllegalStateException(
                        "ANLING_TEST_SERVICES is " + services + "; it must be embedded or containers");
        };
    }

    private DatabaseSettings create(String template) {
        String name = "test_" + count.incrementAndGet();
        execute("create database " + name + " template " + template);
        return DatabaseSettings.of(urlPrefix + name, user, password);
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(urlPrefix + "postgres", user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private TestPostgres withTemplate() {
        execute("create database " + TEMPLATE);
        DatabaseSettings settings = new DatabaseSettings(urlPrefix + TEMPLATE, user, password, 1);
        try (RegistryDatabase database =
                RegistryDatabase.open(settings, new io.micrometer.core.instrument.simple.SimpleMeterRegistry())) {
            database.migrate();
        }
        return this;
    }

    private static TestPostgres start() {
        if (usesContainers()) {
            List<String> container = ContainerPostgres.start();
            LOG.info("tests use PostgreSQL from a container, image {}", container.get(3));
            return new TestPostgres(container.get(0), container.get(1), container.get(2)).withTemplate();
        }
        return startEmbedded().withTemplate();
    }

    private static TestPostgres startEmbedded() {
        try {
            Path folder = Files.createTempDirectory("anling-test-postgres-");
            EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, binaries());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.abort();
                delete(folder);
            }));
            LOG.info("tests use the embedded PostgreSQL at {}", server.jdbcUrl());
            return new TestPostgres(server.urlOf(""), server.user(), server.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server with the first test that needs it. */
    private static final class Running {
        static final TestPostgres SERVER = start();

        private Running() {}
    }
}
