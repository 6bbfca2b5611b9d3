package org.anling.registry.database;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells a database that does not answer from one that refuses, and keeps values out of messages. */
final class Failures {

    private Failures() {}

    static RuntimeException translate(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (isConnection(failure, state)) {
            return new RegistryUnavailableException("the database does not answer (state " + state + ")", failure);
        }
        return new RegistryRefusedException(state, "the database refused (state " + state + constraint(failure) + ")");
    }

    /** Class 08 connection, 57P operator intervention, 53 out of resources, 25006 read-only after a failover. */
    private static boolean isConnection(SQLException failure, String state) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.equals("25006");
    }

    private static String constraint(SQLException failure) {
        SQLException cause = failure;
        if (failure instanceof BatchUpdateException && failure.getNextException() != null) {
            cause = failure.getNextException();
        }
        @Nullable
        ServerErrorMessage message = cause instanceof PSQLException told ? told.getServerErrorMessage() : null;
        if (message == null) {
            return "";
        }
        if (message.getConstraint() != null) {
            return ", constraint " + message.getConstraint();
        }
        return message.getMessage() == null
                        || state(cause).startsWith("22")
                        || state(cause).startsWith("23")
                ? ""
                : ", " + message.getMessage();
    }

    private static String state(SQLException failure) {
        return String.valueOf(failure.getSQLState());
    }
}
