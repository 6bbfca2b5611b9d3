package org.anling.launcher.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.anling.contract.id.CentreId;
import org.anling.launcher.Words;
import org.anling.launcher.settings.ServerSettings;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.seed.RegistrySeed;
import org.anling.registry.seed.Seeder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings schema and centre into PostgreSQL, once, whenever it answers: a server whose presses do not need PostgreSQL must not wait for
 * it either. A virtual thread of its own.
 */
final class SchemaKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaKeeper.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final RegistryDatabase registry;
    private final ServerSettings.Centre centre;
    private final Words words;
    private final Optional<Path> config;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SchemaKeeper(RegistryDatabase registry, ServerSettings.Centre centre, Words words, Optional<Path> config) {
        this.registry = registry;
        this.centre = centre;
        this.words = words;
        this.config = config;
    }

    /** Tries at once and waits for that one try, so that a usual start is in order when it says so. */
    static SchemaKeeper start(
            RegistryDatabase registry, ServerSettings.Centre centre, Words words, Optional<Path> config) {
        SchemaKeeper keeper = new SchemaKeeper(registry, centre, words, config);
        if (!keeper.isDone()) {
            Thread.ofVirtual().name("schema").start(keeper::keepTrying);
        }
        return keeper;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void keepTrying() {
        try {
            while (!closed.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                if (isDone()) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDone() {
        try {
            registry.migrate();
            PasswordHasher hasher = new PasswordHasher();
            CentreId id = new CentreId(centre.id());
            new Seeder(registry, hasher).apply(RegistrySeed.empty(id, centre.name()));
            if (new Accounts(registry, hasher, InstantSource.system()).list(id).isEmpty()) {
                String command = "./anling admin add NAME"
                        + config.map(file -> " --config " + file).orElse("");
                words.say("还没有任何账号；添加第一个: " + command, "there is no account yet; add the first: " + command);
            }
            return true;
        } catch (RegistryUnavailableException down) {
            LOG.warn(
                    "PostgreSQL does not answer: presses go on, nobody can sign in anew; trying again every {} s",
                    AGAIN.toSeconds());
            return false;
        }
    }
}
