package org.anling.console.store;

import java.time.Duration;
import java.util.Optional;

/** Sessions by their random id, which is in the cookie alone: the store keeps a hash of it. */
public interface Sessions {

    /** Keeps a session for a while. */
    void put(String id, Session session, Duration ttl);

    /** A session that has not ended. */
    Optional<Session> find(String id);

    /** Lets a session last longer. @return false if it has ended */
    boolean prolong(String id, Duration ttl);

    /** Ends a session. */
    void remove(String id);
}
