package org.anling.registry.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One open transaction: SQL and values in, records out. Belongs to the thread that opened it and ends with the call that opened it.
 *
 * <p>Values may be strings, numbers, booleans, instants, enums (by name), lists of strings ({@code text[]}) and null.
 */
public final class Transaction {

    private final Connection connection;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** Makes a record of the current row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        /** Reads the row; must not move on to the next. */
        T map(ResultSet row) throws SQLException;
    }

    /**
     * From now on each statement of this transaction is planned for its values and for the tables as they are. A plan that is kept was
     * perhaps made when a table was empty, and reads all of it ever after.
     */
    public void planEach() {
        find("select set_config('plan_cache_mode', 'force_custom_plan', true)", row -> true);
    }

    /** All rows, in the order of the query. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> find(String sql, RowMapper<T> mapper, @Nullable Object... values) {
        return list(sql, mapper, values).stream().findFirst();
    }

    /** Runs a change. @return how many rows it touched */
    public int update(String sql, @Nullable Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    /** Runs one change for many rows in one go. */
    public void batch(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    /** An instant out of a {@code timestamptz}, null for null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        java.time.@Nullable OffsetDateTime value = row.getObject(column, java.time.OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A list out of a {@code text[]}, empty for null. */
    public static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, toJdbc(values[i]));
        }
    }

    private @Nullable Object toJdbc(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case List<?> texts -> connection.createArrayOf("text", texts.toArray());
            default -> value;
        };
    }
}
