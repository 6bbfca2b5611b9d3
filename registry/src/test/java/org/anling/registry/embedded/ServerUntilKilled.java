package org.anling.registry.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A process of its own that runs a server, writes one row, says so, and is then killed by {@link KilledRunIT}. */
final class ServerUntilKilled {

    private ServerUntilKilled() {}

    public static void main(String[] args) throws SQLException, IOException {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.start(Path.of(args[0]), Path.of(args[1]));
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as n");
        }
        System.out.println("running " + server.pid() + " " + server.port());
        System.in.read();
        server.close();
    }
}
