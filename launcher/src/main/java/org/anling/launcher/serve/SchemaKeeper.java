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
import org.anling.registry.panel.PanelKeys;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.Devices;
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
    private final ServerSettings settings;
    private final Words words;
    private final Optional<Path> config;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SchemaKeeper(RegistryDatabase registry, ServerSettings settings, Words words, Optional<Path> config) {
        this.registry = registry;
        this.settings = settings;
        this.words = words;
        this.config = config;
    }

    /** Tries at once and waits for that one try, so that a usual start is in order when it says so. */
    static SchemaKeeper start(RegistryDatabase registry, ServerSettings settings, Words words, Optional<Path> config) {
        SchemaKeeper keeper = new SchemaKeeper(registry, settings, words, config);
        if (!keeper.isDone()) {
            Thread.ofVirtual().name("schema").start(keeper::keepTrying);
        }
        return keeper;
    }

    private static void seal(Accounts accounts) {
        int closed = accounts.factors().sealAll();
        if (closed > 0) {
            LOG.error(
                    "{} second factors were sealed with another console.factor.secret: put it back, or their owners"
                            + " need a code on paper or an admin",
                    closed);
        }
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
            CentreId id = new CentreId(settings.centre().id());
            new Seeder(registry, hasher)
                    .apply(RegistrySeed.empty(id, settings.centre().name()));
            Accounts accounts = new Accounts(
                    registry, hasher, InstantSource.system(), settings.pages().factorKey());
            seal(accounts);
            new PanelKeys(settings.work().devices().keyBox()).sealAll(new Devices(registry, id));
            if (accounts.list(id).isEmpty()) {
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
