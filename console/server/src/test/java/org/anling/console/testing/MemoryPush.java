package org.anling.console.testing;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.anling.console.store.push.PushBook;

/** Browsers in memory; the one push service is {@code push.example}. Without a key the centre sends no web push. */
public final class MemoryPush implements PushBook {
    public volatile Optional<String> key = Optional.empty();

    /** Whose browser listens where. */
    public final Map<String, String> owners = new ConcurrentHashMap<>();

    @Override
    public Optional<String> findKey() {
        return key;
    }

    @Override
    public boolean names(URI endpoint) {
        return "https".equals(endpoint.getScheme()) && "push.example".equals(endpoint.getHost());
    }

    @Override
    public boolean has(String person) {
        return owners.containsValue(person);
    }

    @Override
    public boolean put(String person, Browser browser) {
        owners.put(browser.endpoint(), person);
        return true;
    }

    @Override
    public void remove(String person, String endpoint) {
        owners.remove(endpoint, person);
    }
}
