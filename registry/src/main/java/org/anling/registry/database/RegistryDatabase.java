package org.anling.registry.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;

/**
 * The pool of connections to PostgreSQL. Opens also while the database is down: every call then throws {@link
 * RegistryUnavailableException} within about two seconds, and the first call after it is back succeeds. Any thread, blocking.
 */
public final class RegistryDatabase implements AutoCloseable {

    private static final long CONNECT_MILLIS = 2_000;

    private final DatabaseSettings settings;
    private final HikariDataSource pool;

    private RegistryDatabase(DatabaseSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /** Opens the pool; does not need the database to be up. */
    public static RegistryDatabase open(DatabaseSettings settings, MeterRegistry meters) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("registry");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setDataSourceProperties(properties(settings, 10));
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        RegistryDatabase database = new RegistryDatabase(settings, new HikariDataSource(config));
        Gauge.builder("anling.registry.connections.active", database, RegistryDatabase::activeConnections)
                .description("connections of the pool in use")
                .register(meters);
        return database;
    }

    /** Brings the schema to the newest version; safe when several processes start at once. */
    public void migrate() {
        try (Connection probe = pool.getConnection()) {
            probe.isValid(1);
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
        Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .locations("classpath:org/anling/registry/migration")
                .load()
                .migrate();
    }

    /** Runs work in one transaction: commits if it returns, rolls back if it throws. */
    public <T> T call(Function<Transaction, T> work) {
        try (Connection connection = pool.getConnection()) {
            return inTransaction(connection, work);
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    /** Like {@link #call} for work without a result. */
    public void run(Consumer<Transaction> work) {
        call(transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    /** What is wrong with the database now; empty if it answers. */
    public Optional<String> findProblem() {
        try {
            call(transaction -> transaction.find("select 1", row -> row.getInt(1)));
            return Optional.empty();
        } catch (RegistryUnavailableException e) {
            return Optional.of(
                    "PostgreSQL does not answer at " + settings.jdbcUrl() + "; start it or mend the address");
        }
    }

    /**
     * Takes a lock that one process of all can have, on a connection of its own: who loses the connection loses the lock, so work
     * that must be done by one only is done on that very connection.
     *
     * @return empty if another has it
     */
    public Optional<LockedConnection> tryLock(String name) {
        try {
            Connection connection = DriverManager.getConnection(settings.jdbcUrl(), properties(settings, 30));
            return LockedConnection.take(connection, name);
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    static <T> T inTransaction(Connection connection, Function<Transaction, T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.apply(new Transaction(connection));
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done && !connection.isClosed()) {
                rollback(connection);
            }
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            abandon(connection);
        }
    }

    /** A connection that cannot even roll back is closed; the server rolls back by itself. */
    private static void abandon(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    private double activeConnections() {
        return pool.isClosed() ? 0 : pool.getHikariPoolMXBean().getActiveConnections();
    }

    private static Properties properties(DatabaseSettings settings, int socketSeconds) {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "2");
        properties.setProperty("socketTimeout", String.valueOf(socketSeconds));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("ApplicationName", "anling");
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    @Override
    public void close() {
        pool.close();
    }
}
