package org.anling.registry.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One embedded PostgreSQL with its own folder, port and password. It survives the end of the JVM as data and is found again by the
 * next start; the server of a killed run is stopped first. Any thread; {@link #start} and {@link #restart} take seconds.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final Duration START = Duration.ofSeconds(60);
    private static final String DATABASE = "anling";

    private final FileChannel folderLock;
    private final Cluster cluster;
    private final Supervisor supervisor;
    private final Thread thread;
    private final int port;
    private final String password;

    private EmbeddedPostgresServer(FileChannel folderLock, Cluster cluster, int port, String password) {
        this.folderLock = folderLock;
        this.cluster = cluster;
        this.port = port;
        this.password = password;
        this.supervisor = new Supervisor(cluster.serverCommand(port), cluster.log());
        this.thread = Thread.ofPlatform().name("embedded-postgres").daemon().unstarted(supervisor);
    }

    /**
     * Starts the server of a folder, making everything on the first start.
     *
     * @throws EmbeddedPostgresException if it cannot; the message says what to do
     */
    public static EmbeddedPostgresServer start(Path folder) {
        return start(folder, folder.resolve("binaries"));
    }

    /** Like {@link #start(Path)} with binaries that several servers share. */
    public static EmbeddedPostgresServer start(Path folder, Path binaries) {
        Path home = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            FileChannel lock = lock(home);
            boolean started = false;
            try {
                Cluster cluster = new Cluster(
                        home, Binaries.unpackBelow(binaries.toAbsolutePath().normalize()), Commands.detect(home));
                cluster.stopOrphan();
                cluster.create();
                EmbeddedPostgresServer server =
                        new EmbeddedPostgresServer(lock, cluster, cluster.port(), cluster.password());
                server.begin();
                started = true;
                return server;
            } finally {
                if (!started) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("cannot use the folder " + home + ": " + e.getMessage(), e);
        }
    }

    /** Where to connect to. */
    public String jdbcUrl() {
        return urlOf(DATABASE);
    }

    /** Where to connect to for another database of this server. */
    public String urlOf(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** Process id of the server. @throws EmbeddedPostgresException if it does not run at the moment */
    public long pid() {
        return supervisor
                .running()
                .map(Process::pid)
                .orElseThrow(() -> new EmbeddedPostgresException("the embedded PostgreSQL does not run", null));
    }

    /** Stops the server and leaves it so until {@link #restart}; the data stays. */
    public void stop() {
        supervisor.stop();
    }

    /** Stops the server if it runs, starts it, and waits until it answers. */
    public void restart() {
        supervisor.stop();
        supervisor.resume();
        awaitReady(supervisor.exits());
    }

    private void begin() {
        thread.start();
        boolean ready = false;
        try {
            awaitReady(0);
            createDatabase();
            assertDurable();
            ready = true;
        } finally {
            if (!ready) {
                supervisor.end();
            }
        }
    }

    /** Waits until the server lets us in; an end before that is a failed start. */
    private void awaitReady(int exitsBefore) {
        long deadline = System.nanoTime() + START.toNanos();
        SQLException last = null;
        while (System.nanoTime() < deadline && supervisor.exits() <= exitsBefore) {
            try (Connection connection = connect("postgres")) {
                if (connection.isValid(2)) {
                    return;
                }
            } catch (SQLException e) {
                last = e;
                pause();
            }
        }
        throw new EmbeddedPostgresException(
                "the embedded PostgreSQL does not start; the end of " + cluster.log() + ":\n"
                        + Folders.tail(cluster.log(), 5),
                last);
    }

    private void pause() {
        try {
            if (thread.join(Duration.ofMillis(50))) {
                throw new EmbeddedPostgresException("the embedded PostgreSQL cannot be started, see the log", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("interrupted while PostgreSQL starts", e);
        }
    }

    private void createDatabase() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw new EmbeddedPostgresException("cannot make the database in the embedded PostgreSQL", e);
        }
    }

    /** What we promise about durability is asked of the server itself, not of our own command line. */
    private void assertDurable() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                try (ResultSet shown = statement.executeQuery("show " + setting)) {
                    if (!shown.next() || !shown.getString(1).equals("on")) {
                        throw new EmbeddedPostgresException(
                                "the embedded PostgreSQL runs with " + setting + " off; look into "
                                        + cluster.log().resolveSibling("cluster/postgresql.auto.conf"),
                                null);
                    }
                }
            }
        } catch (SQLException e) {
            throw new EmbeddedPostgresException("cannot ask the embedded PostgreSQL for its settings", e);
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Cluster.USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "2");
        return DriverManager.getConnection(urlOf(database), properties);
    }

    /** Held by the JVM that runs the server and freed with it, however it ends: so an orphan is one for sure. */
    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new EmbeddedPostgresException(
                    "the folder " + folder
                            + " is in use by another running Anling: stop it, or choose another with --data",
                    null);
        }
        return channel;
    }

    /** Stops the server; data, port and password stay for the next start. */
    @Override
    public void close() {
        supervisor.end();
        leave();
    }

    /** Stops the server as a crash would, within milliseconds: for tests of crashes, and when the folder is deleted anyway. */
    public void abort() {
        supervisor.abort();
        leave();
    }

    private void leave() {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
            folderLock.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("cannot free the lock of the embedded PostgreSQL", e);
        }
    }
}
