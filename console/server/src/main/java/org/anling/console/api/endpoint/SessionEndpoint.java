package org.anling.console.api.endpoint;

import org.anling.console.api.Done;
import org.anling.console.api.Requests;
import org.anling.console.api.Signed;

/** Signing in and out, by everybody. */
public enum SessionEndpoint implements Endpoint {
    SIGN_IN(Route.post("/api/session", Access.ANYBODY, Requests.SignIn.class, Signed.class, "Sign in")),
    SIGN_OUT(Route.delete("/api/session", Access.ANYBODY, Done.class, "Sign out one face")),
    SESSIONS(Route.get("/api/session", Access.ANYBODY, Signed.Sessions.class, "Who is signed in"));

    private final Route route;

    SessionEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public Route route() {
        return route;
    }
}
