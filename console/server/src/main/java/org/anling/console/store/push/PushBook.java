package org.anling.console.store.push;

import java.net.URI;
import java.util.Optional;

/** Where browsers of responders listen for web push. Changes throw {@code StoreDownException} while the store is down. */
public interface PushBook {

    /** The public key that a browser needs to listen; empty if the centre sends no web push, or does not know its key now. */
    Optional<String> findKey();

    /** Whether the push service of a browser would be called. */
    boolean names(URI endpoint);

    /** Whether any browser of somebody listens, as far as is known now. */
    boolean has(String person);

    /** Keeps where a browser of somebody listens. @return false if there is no such responder any more */
    boolean put(String person, Browser browser);

    /** Forgets the browser of somebody that listens there; another's is left alone. */
    void remove(String person, String endpoint);

    /** Where a browser listens, in the words of the Push API. */
    record Browser(String endpoint, String key, String auth) {

        @Override
        public String toString() {
            return "Browser[***]";
        }
    }

    /** No web push. */
    PushBook NONE = new PushBook() {
        @Override
        public Optional<String> findKey() {
            return Optional.empty();
        }

        @Override
        public boolean names(URI endpoint) {
            return false;
        }

        @Override
        public boolean has(String person) {
            return false;
        }

        @Override
        public boolean put(String person, Browser browser) {
            return false;
        }

        @Override
        public void remove(String person, String endpoint) {
            // Nobody listens.
        }
    };
}
