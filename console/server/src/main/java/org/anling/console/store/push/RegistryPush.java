package org.anling.console.store.push;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.anling.console.store.StoreDownException;
import org.anling.contract.directory.PersonCard.PushAddress;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.push.PushKeys;
import org.anling.registry.push.PushSubscriptions;

/** Browsers in PostgreSQL. The key never changes, so it is read once. */
public final class RegistryPush implements PushBook {
    private final PushKeys keys;
    private final PushSubscriptions browsers;
    private final Predicate<URI> named;
    private final AtomicReference<Optional<String>> key = new AtomicReference<>(Optional.empty());

    /** @param named which push services may be called */
    public RegistryPush(PushKeys keys, PushSubscriptions browsers, Predicate<URI> named) {
        this.keys = keys;
        this.browsers = browsers;
        this.named = named;
    }

    @Override
    public Optional<String> findKey() {
        if (key.get().isEmpty()) {
            try {
                key.set(Optional.of(keys.get().publicKey()));
            } catch (RegistryUnavailableException down) {
                return Optional.empty();
            }
        }
        return key.get();
    }

    @Override
    public boolean names(URI endpoint) {
        return named.test(endpoint);
    }

    @Override
    public boolean has(String person) {
        try {
            return browsers.has(person);
        } catch (RegistryUnavailableException down) {
            return false;
        }
    }

    @Override
    public boolean put(String person, Browser browser) {
        String id = PushSubscriptions.idOf(browser.endpoint());
        return asked(
                () -> browsers.put(person, new PushAddress(id, browser.endpoint(), browser.key(), browser.auth())));
    }

    @Override
    public void remove(String person, String endpoint) {
        boolean _ = asked(() -> browsers.remove(person, PushSubscriptions.idOf(endpoint)));
    }

    private static boolean asked(Supplier<Boolean> work) {
        try {
            return work.get();
        } catch (RegistryUnavailableException down) {
            throw new StoreDownException("registry_down", "PostgreSQL does not answer", down);
        }
    }
}
