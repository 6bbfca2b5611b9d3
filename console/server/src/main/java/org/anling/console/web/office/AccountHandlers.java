package org.anling.console.web.office;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anling.console.api.Done;
import org.anling.console.api.endpoint.AccountEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.office.AccountView;
import org.anling.console.api.office.Todo;
import org.anling.console.store.Office;
import org.anling.console.store.Session;
import org.anling.console.store.Sessions;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Reply;
import org.anling.console.web.Site;
import org.anling.registry.people.SecondFactors;
import org.jspecify.annotations.Nullable;

/** What people do with their own accounts. All of it is open while something of it is due, and nothing else is. */
public final class AccountHandlers {
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 256;

    private final Desk desk;
    private final Site site;

    public AccountHandlers(Desk desk, Site site) {
        this.desk = desk;
        this.site = site;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(AccountEndpoint.ACCOUNT, this::account);
        handlers.put(AccountEndpoint.CHANGE_PASSWORD, this::changePassword);
        handlers.put(AccountEndpoint.BEGIN_FACTOR, this::beginFactor);
        handlers.put(AccountEndpoint.CONFIRM_FACTOR, this::confirmFactor);
        handlers.put(AccountEndpoint.DROP_FACTOR, this::dropFactor);
        handlers.put(AccountEndpoint.RENEW_CODES, this::renewCodes);
        handlers.put(AccountEndpoint.END_SESSION, this::endSession);
        handlers.put(AccountEndpoint.END_OTHERS, this::endOthers);
        handlers.replaceAll((endpoint, handler) -> OfficeWords.told(handler, desk.directory()));
        return handlers;
    }

    private Reply account(Call call) {
        Session session = call.session();
        Office office = desk.office();
        SecondFactors.Standing factor =
                office.factors().standing(session.origin().username());
        return Reply.ok(new AccountView(
                session.origin().username(),
                session.name(),
                session.role(),
                session.scope().prefix(),
                factor.since(),
                factor.codesLeft(),
                office.demand().covers(session.role()),
                session.todo(),
                sessions(call, session)));
    }

    private List<AccountView.SessionRow> sessions(Call call, Session session) {
        Instant now = desk.clock().instant();
        String here = Sessions.handle(id(call, session));
        return desk.sessions().list(session.person()).stream()
                .filter(open -> open.session().face() == session.face())
                .map(open -> new AccountView.SessionRow(
                        open.handle(),
                        open.handle().equals(here),
                        open.session().since(),
                        seen(open, now),
                        open.session().origin().address(),
                        open.session().origin().browser()))
                .sorted(Comparator.comparing(AccountView.SessionRow::here)
                        .thenComparing(AccountView.SessionRow::seen)
                        .reversed())
                .toList();
    }

    /** A session that was just used lasts its whole time again. */
    private Instant seen(Sessions.Open open, Instant now) {
        Duration unused = site.sessionIdle().minus(open.left());
        Instant seen = now.minus(unused.isNegative() ? Duration.ZERO : unused);
        return seen.isBefore(open.session().since()) ? open.session().since() : seen;
    }

    private Reply changePassword(Call call) {
        AccountView.PasswordChange body = call.body(AccountView.PasswordChange.class);
        Session session = call.session();
        Office office = desk.office();
        String username = session.origin().username();
        String fresh = body.fresh();
        boolean fit = fresh.length() >= SHORTEST_PASSWORD
                && fresh.length() <= LONGEST_PASSWORD
                && !fresh.equalsIgnoreCase(username)
                && !fresh.equals(body.old());
        OfficeWords.check(fit, "fresh");
        OfficeWords.check(
                body.old().length() <= LONGEST_PASSWORD && office.own().knows(username, body.old(), browser(call)),
                "old");
        office.own().setPassword(username, fresh);
        office.accounts().noteOwn(username, "account-own-password", desk.by(session));
        endOthers(call, session);
        done(call, session, Todo.PASSWORD);
        return Reply.ok(Done.YES);
    }

    private Reply beginFactor(Call call) {
        Session session = call.session();
        String username = session.origin().username();
        String secret =
                desk.office().factors().begin(username).orElseThrow(() -> OfficeWords.refusal(409, "factor_on"));
        String link = "otpauth://totp/" + encoded(site.centreName()) + ":" + encoded(username) + "?secret=" + secret
                + "&issuer=" + encoded(site.centreName());
        return Reply.ok(new AccountView.FactorSecret(secret, link));
    }

    private Reply confirmFactor(Call call) {
        Session session = call.session();
        Office office = desk.office();
        String username = session.origin().username();
        String code = call.body(AccountView.FactorCode.class).code();
        List<String> codes = office.factors().confirm(username, code).orElseThrow(() -> OfficeWords.field("code"));
        office.accounts().noteOwn(username, "account-factor-on", desk.by(session));
        done(call, session, Todo.SECOND_FACTOR);
        return Reply.ok(new AccountView.RecoveryCodes(codes));
    }

    private Reply dropFactor(Call call) {
        Session session = call.session();
        Office office = desk.office();
        if (office.demand().covers(session.role())) {
            throw OfficeWords.refusal(409, "factor_demanded");
        }
        checkPassword(call, session);
        office.accounts().dropFactor(session.origin().username(), desk.by(session));
        return Reply.ok(Done.YES);
    }

    private Reply renewCodes(Call call) {
        Session session = call.session();
        checkPassword(call, session);
        String username = session.origin().username();
        List<String> codes = desk.office().factors().renewCodes(username);
        desk.office().accounts().noteOwn(username, "account-codes", desk.by(session));
        return Reply.ok(new AccountView.RecoveryCodes(codes));
    }

    private Reply endSession(Call call) {
        Session session = call.session();
        boolean own = desk.sessions().list(session.person()).stream()
                .anyMatch(open -> open.handle().equals(call.id()));
        if (own) {
            desk.end(call.id());
        }
        return Reply.ok(Done.YES);
    }

    private Reply endOthers(Call call) {
        endOthers(call, call.session());
        return Reply.ok(Done.YES);
    }

    private void endOthers(Call call, Session session) {
        String here = Sessions.handle(id(call, session));
        desk.sessions().list(session.person()).stream()
                .map(Sessions.Open::handle)
                .filter(handle -> !handle.equals(here))
                .forEach(desk::end);
    }

    private void checkPassword(Call call, Session session) {
        String password = call.body(AccountView.OwnPassword.class).password();
        OfficeWords.check(
                password.length() <= LONGEST_PASSWORD
                        && desk.office().own().knows(session.origin().username(), password, browser(call)),
                "old");
    }

    /** The session goes on without what was due. */
    private void done(Call call, Session session, Todo what) {
        List<Todo> left = new ArrayList<>(session.todo());
        if (left.remove(what)) {
            desk.sessions().put(id(call, session), session.with(left), site.sessionIdle());
        }
    }

    private static @Nullable String browser(Call call) {
        return call.incoming().browser().orElse(null);
    }

    private static String id(Call call, Session session) {
        return call.incoming().cookies().getOrDefault(session.face(), "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
