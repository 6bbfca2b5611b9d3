package org.anling.console.api.endpoint;

import org.anling.console.api.Done;
import org.anling.console.api.Requests;
import org.anling.console.api.office.AccountView;

/** One's own account: password, second factor, where one is signed in. Open also while something of it is due. */
public enum AccountEndpoint implements Endpoint {
    ACCOUNT(Route.get("/api/account", Access.SIGNED_IN, AccountView.class, "One's own account and sessions")),
    CHANGE_PASSWORD(Route.post(
            "/api/account/password",
            Access.SIGNED_IN,
            AccountView.PasswordChange.class,
            Done.class,
            "A password of one's own; ends the other sessions")),
    BEGIN_FACTOR(Route.post(
            "/api/account/factor",
            Access.SIGNED_IN,
            Requests.Empty.class,
            AccountView.FactorSecret.class,
            "A secret for a second factor, which counts from its first right code on")),
    CONFIRM_FACTOR(Route.post(
            "/api/account/factor/confirm",
            Access.SIGNED_IN,
            AccountView.FactorCode.class,
            AccountView.RecoveryCodes.class,
            "The first code; the codes on paper are shown this once")),
    DROP_FACTOR(Route.post(
            "/api/account/factor/drop",
            Access.SIGNED_IN,
            AccountView.OwnPassword.class,
            Done.class,
            "Without a second factor from now on, where it is not demanded")),
    RENEW_CODES(Route.post(
            "/api/account/codes",
            Access.SIGNED_IN,
            AccountView.OwnPassword.class,
            AccountView.RecoveryCodes.class,
            "New codes on paper; the old ones are worth nothing from now on")),
    END_SESSION(Route.delete("/api/account/sessions/:id", Access.SIGNED_IN, Done.class, "Sign out elsewhere")),
    END_OTHERS(Route.post(
            "/api/account/end-others",
            Access.SIGNED_IN,
            Requests.Empty.class,
            Done.class,
            "Sign out everywhere but here"));

    private final Route route;

    AccountEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public Route route() {
        return route;
    }
}
