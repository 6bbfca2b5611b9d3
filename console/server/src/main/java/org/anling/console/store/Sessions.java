package org.anling.console.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.anling.journal.cache.SessionStore;

/** Sessions by their random id, which is in the cookie alone: the store keeps a hash of it. */
public interface Sessions {

    /** Keeps a session for a while. */
    void put(String id, Session session, Duration ttl);

    /** A session that has not ended. */
    Optional<Session> find(String id);

    /** Lets a session last longer. @return false if it has ended */
    boolean prolong(String id, Duration ttl);

    /** Where somebody is signed in. */
    List<Open> list(String person);

    /** Ends a session by its handle. */
    void end(String handle);

    /** What stands for the id of a session where the id itself must not be seen. */
    static String handle(String id) {
        return SessionStore.handle(id);
    }

    /**
     * A session without its id.
     *
     * @param left how long it lasts unless it is used
     */
    record Open(String handle, Session session, Duration left) {}

    /** Ends a session. */
    void remove(String id);
}
