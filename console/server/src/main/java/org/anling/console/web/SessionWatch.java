package org.anling.console.web;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import org.anling.console.feed.Hub;
import org.anling.console.store.Sessions;
import org.anling.console.store.StoreDownException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a minute: sessions of open pages last longer, and pages whose session has ended elsewhere are closed. */
final class SessionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);
    private static final long MILLIS = 60_000;

    private final Hub hub;
    private final Sessions sessions;
    private final Duration idle;

    SessionWatch(Hub hub, Sessions sessions, Duration idle) {
        this.hub = hub;
        this.sessions = sessions;
        this.idle = idle;
    }

    /** Begins, on the event loop; the timer ends with the server. */
    void start(Vertx vertx, Executor elsewhere) {
        vertx.setPeriodic(MILLIS, tick -> {
            Set<String> ids = hub.sessionIds();
            elsewhere.execute(() -> ids.forEach(this::look));
        });
    }

    private void look(String id) {
        try {
            if (!sessions.prolong(id, idle)) {
                hub.endSession(id);
            }
        } catch (StoreDownException down) {
            LOG.debug("sessions were not looked at, pages go on", down);
        }
    }
}
