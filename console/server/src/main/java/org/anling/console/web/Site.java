package org.anling.console.web;

import java.time.Duration;
import org.anling.console.ConsoleConfig;
import org.anling.contract.id.CentreId;

/**
 * What the handlers must know of the place they serve.
 *
 * @param demo whether the demo profile is on
 * @param way how people come here
 * @param sessionIdle how long a session lasts without an open page
 */
public record Site(CentreId centre, String centreName, boolean demo, ConsoleConfig.Way way, Duration sessionIdle) {

    /** Whether cookies travel through TLS only. */
    boolean secure() {
        return way.reach() != ConsoleConfig.Reach.CLEAR;
    }

    /** Whether nobody between the browser and this server can read what is typed. */
    boolean isPrivate(Incoming incoming) {
        return way.reach() == ConsoleConfig.Reach.TLS || incoming.fromLoopback() || isProxy(incoming);
    }

    /** The address of the browser: as our own proxy says, else that of the other end. What a browser says of itself is not believed. */
    String client(Incoming incoming) {
        boolean told = way.reach() == ConsoleConfig.Reach.BEHIND_TLS && (incoming.fromLoopback() || isProxy(incoming));
        return told ? incoming.forwardedFor() : incoming.remote();
    }

    private boolean isProxy(Incoming incoming) {
        return way.reach() == ConsoleConfig.Reach.BEHIND_TLS && way.proxies().contains(incoming.remote());
    }
}
