package org.anling.registry.database;

/**
 * Where the database is and how much of it we use.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/name}
 * @param poolSize connections for pages and stores; relay and recorder have one each besides
 */
public record DatabaseSettings(String jdbcUrl, String user, String password, int poolSize) {

    /** @throws IllegalArgumentException if the address is not one of PostgreSQL or the pool is empty */
    public DatabaseSettings {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("the address of the database must begin with jdbc:postgresql:");
        }
        if (poolSize < 1) {
            throw new IllegalArgumentException("the pool of the database needs at least 1 connection");
        }
    }

    /** With a pool of eight, enough for one centre. */
    public static DatabaseSettings of(String jdbcUrl, String user, String password) {
        return new DatabaseSettings(jdbcUrl, user, password, 8);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + jdbcUrl + ", " + user + ", pool " + poolSize + "]";
    }
}
