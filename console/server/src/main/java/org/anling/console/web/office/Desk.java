package org.anling.console.web.office;

import java.time.InstantSource;
import java.util.Optional;
import org.anling.console.feed.Hub;
import org.anling.console.store.Office;
import org.anling.console.store.Session;
import org.anling.console.store.Sessions;
import org.anling.console.view.Directory;
import org.anling.console.web.Refusal;
import org.anling.registry.office.By;

/** What all handlers of the office need: its stores, the sessions that a change ends, and who asks. Any thread. */
public record Desk(Optional<Office> stores, Sessions sessions, Hub hub, Directory directory, InstantSource clock) {

    /** @throws Refusal if this console has no registry */
    Office office() {
        return stores.orElseThrow(() -> Refusal.of(503, "registry_down"));
    }

    By by(Session session) {
        return new By(session.person(), session.role(), clock.instant());
    }

    /** Somebody's rights changed: he signs in anew, everywhere. */
    void signOut(String person) {
        sessions.list(person).forEach(open -> end(open.handle()));
    }

    /** Ends one session and closes its pages. */
    void end(String handle) {
        sessions.end(handle);
        hub.endSessions(id -> Sessions.handle(id).equals(handle));
    }
}
