package org.anling.launcher.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.Arguments;
import org.anling.launcher.settings.ServerSettings;
import org.anling.launcher.wiring.Closing;
import org.anling.registry.embedded.EmbeddedPostgresException;
import org.anling.registry.embedded.EmbeddedPostgresServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo's own Redis and PostgreSQL in its data folder. Both find and stop what a killed run left behind. */
final class EmbeddedServers {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServers.class);

    private final DataFolder data;
    private final Path binaries;
    private final Closing closing;

    EmbeddedServers(DataFolder data, Path binaries, Closing closing) {
        this.data = data;
        this.binaries = binaries;
        this.closing = closing;
    }

    /** Empties the folder where that is wanted; a server that was left behind is stopped before its files go. */
    void begin(Arguments.Start start) {
        switch (start) {
            case ON_WHAT_IS_THERE -> {}
            case OVER -> {
                stopLeftBehind();
                data.empty();
            }
        }
    }

    EmbeddedRedis redis() {
        return closing.add("redis", EmbeddedRedis.start(data.sub("redis"), OptionalInt.empty()));
    }

    EmbeddedPostgresServer postgres() {
        return closing.add("postgres", EmbeddedPostgresServer.start(data.sub("postgres"), binaries));
    }

    /** The same stores with our Redis. */
    static ServerSettings.Stores stores(ServerSettings.Stores stores, EmbeddedRedis redis) {
        return new ServerSettings.Stores(
                redis.uri(),
                List.of(),
                stores.postgresUrl(),
                stores.postgresUser(),
                stores.postgresPassword(),
                stores.pool(),
                ServerSettings.Redis.ALONE);
    }

    /** The same stores with our PostgreSQL. */
    static ServerSettings.Stores stores(ServerSettings.Stores stores, EmbeddedPostgresServer postgres) {
        return new ServerSettings.Stores(
                stores.redisUrl(),
                List.of(),
                postgres.jdbcUrl(),
                postgres.user(),
                postgres.password(),
                stores.pool(),
                stores.redis());
    }

    private void stopLeftBehind() {
        if (data.path().resolve("postgres").toFile().exists()) {
            try (EmbeddedPostgresServer once = EmbeddedPostgresServer.start(data.sub("postgres"), binaries)) {
                LOG.info("stopping PostgreSQL {} before its data is deleted", once.port());
            } catch (EmbeddedPostgresException broken) {
                LOG.warn("what is to be deleted does not start: {}", broken.getMessage());
            }
        }
        if (data.path().resolve("redis").toFile().exists()) {
            try (EmbeddedRedis once = EmbeddedRedis.start(data.sub("redis"), OptionalInt.empty())) {
                LOG.info("stopping Redis {} before its data is deleted", once.port());
            } catch (IllegalStateException broken) {
                LOG.warn("what is to be deleted does not start: {}", broken.getMessage());
            }
        }
    }
}
