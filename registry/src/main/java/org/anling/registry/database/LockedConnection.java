package org.anling.registry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.postgresql.PGConnection;

/**
 * A connection that holds an advisory lock. Its work needs the lock and its lock ends with the connection, so a former holder cannot
 * go on writing. One thread at a time.
 */
public final class LockedConnection implements AutoCloseable {

    private final Connection connection;

    private LockedConnection(Connection connection) {
        this.connection = connection;
    }

    static Optional<LockedConnection> take(Connection connection, String name) throws SQLException {
        boolean taken = false;
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                taken = rows.getBoolean(1);
            }
            connection.setAutoCommit(false);
            return taken ? Optional.of(new LockedConnection(connection)) : Optional.empty();
        } finally {
            if (!taken) {
                connection.close();
            }
        }
    }

    /** Runs work in one transaction on this connection. */
    public <T> T call(Function<Transaction, T> work) {
        try {
            return RegistryDatabase.inTransaction(connection, work);
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    /** Asks to be woken by {@code notify} on a channel. */
    public void listen(String channel) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen \"" + channel.replace("\"", "") + "\"");
            connection.commit();
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    /** Waits for a notification, at most so long; returns early also for no reason. Throws when the connection is gone. */
    public void await(Duration atMost) {
        try {
            connection.unwrap(PGConnection.class).getNotifications(Math.max(1, (int) atMost.toMillis()));
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }
}
