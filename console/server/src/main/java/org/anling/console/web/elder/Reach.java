package org.anling.console.web.elder;

import java.util.Optional;
import org.anling.console.store.Session;
import org.anling.registry.people.Elder;

/** Which communities a person answers for. */
final class Reach {
    private Reach() {}

    /** Beginning of their codes; empty: the whole centre. */
    static String prefix(Session session) {
        return session.scope().prefix();
    }

    /** The same cut to those that are asked for; empty if none of them is the person's. */
    static Optional<String> within(Session session, String asked) {
        String own = prefix(session);
        if (asked.startsWith(own)) {
            return Optional.of(asked);
        }
        return own.startsWith(asked) ? Optional.of(own) : Optional.empty();
    }

    static boolean sees(Session session, Elder elder) {
        return elder.card().address().community().startsWith(prefix(session));
    }
}
