package org.anling.console.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.journal.cache.SessionStore;

/** Sessions in Redis, so that they outlive the process and are known to all of them. */
public final class RedisSessions implements Sessions {
    private final SessionStore store;

    public RedisSessions(SessionStore store) {
        this.store = store;
    }

    @Override
    public void put(String id, Session session, Duration ttl) {
        byte[] bytes = ContractJson.encode(session).getBytes(StandardCharsets.UTF_8);
        Waiting.forAnswer(store.put(id, bytes, ttl, session.person()));
    }

    @Override
    public Optional<Session> find(String id) {
        return Waiting.forAnswer(store.find(id)).flatMap(bytes -> decode(new String(bytes, StandardCharsets.UTF_8)));
    }

    @Override
    public boolean prolong(String id, Duration ttl) {
        return Waiting.forAnswer(store.prolong(id, ttl));
    }

    @Override
    public List<Open> list(String person) {
        return Waiting.forAnswer(store.list(person)).stream()
                .flatMap(kept ->
                        decode(kept.session()).map(session -> new Open(kept.handle(), session, kept.left())).stream())
                .toList();
    }

    @Override
    public void end(String handle) {
        Waiting.forAnswer(store.end(handle));
    }

    @Override
    public void remove(String id) {
        Waiting.forAnswer(store.remove(id));
    }

    /** A session of another release that cannot be read counts as ended. */
    private static Optional<Session> decode(String text) {
        try {
            return Optional.of(ContractJson.decode(text, Session.class));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }
}
