package org.anling.console.web;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.anling.console.api.Done;
import org.anling.console.api.Face;
import org.anling.console.api.Requests;
import org.anling.console.api.Signed;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.SessionEndpoint;
import org.anling.console.api.office.Todo;
import org.anling.console.command.Presence;
import org.anling.console.feed.Hub;
import org.anling.console.projection.Scope;
import org.anling.console.store.Credentials;
import org.anling.console.store.Looks;
import org.anling.console.store.Office;
import org.anling.console.store.Session;
import org.anling.console.store.Sessions;
import org.anling.console.view.Directory;
import org.anling.contract.directory.PersonCard;
import org.anling.registry.people.Account;
import org.anling.registry.people.SignIn;
import org.anling.registry.signin.Attempt;
import org.anling.registry.signin.KnownBrowsers;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and who is signed in. */
final class SessionHandlers {
    /** The store decides how long a session lasts; the cookie only must not end before. */
    private static final Duration COOKIE_AGE = Duration.ofDays(7);

    private static final int PER_NAME = 10;
    private static final int PER_ADDRESS = 60;
    private static final int ID_BYTES = 32;
    private static final int LONGEST_BROWSER = 200;

    private final Credentials credentials;
    private final Sessions sessions;
    private final Directory directory;
    private final Office.Demand demand;
    private final Looks looks;
    private final Function<String, Optional<Account>> accounts;
    private final Guard guard;
    private final Hub hub;
    private final Site site;
    private final InstantSource clock;
    private final Presence presence;
    private final AttemptLimit limit;
    private final SecureRandom random = new SecureRandom();

    /**
     * What a sign-in is checked against, kept and noted in.
     *
     * @param accounts the account of a name, to note whose was tried in vain; what is typed for a name may be a password and is not noted
     */
    record Stores(
            Credentials credentials,
            Sessions sessions,
            Directory directory,
            Office.Demand demand,
            Looks looks,
            Function<String, Optional<Account>> accounts) {}

    /** Who is told that somebody came or went. */
    record Pages(Hub hub, Presence presence) {}

    SessionHandlers(Stores stores, Guard guard, Pages pages, Site site, InstantSource clock) {
        this.credentials = stores.credentials();
        this.sessions = stores.sessions();
        this.directory = stores.directory();
        this.demand = stores.demand();
        this.looks = stores.looks();
        this.accounts = stores.accounts();
        this.guard = guard;
        this.hub = pages.hub();
        this.presence = pages.presence();
        this.site = site;
        this.clock = clock;
        this.limit = new AttemptLimit(clock);
    }

    Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(SessionEndpoint.SIGN_IN, this::signIn);
        handlers.put(SessionEndpoint.SIGN_OUT, this::signOut);
        handlers.put(SessionEndpoint.SESSIONS, this::list);
        return handlers;
    }

    private Reply signIn(Call call) {
        if (!site.isPrivate(call.incoming())) {
            throw Refusal.of(403, "needs_tls");
        }
        Requests.SignIn body = call.body(Requests.SignIn.class);
        String code = Objects.requireNonNullElse(body.code(), "");
        if (body.username().length() > 64 || body.password().length() > 256 || code.length() > 64) {
            throw Refusal.of(400, "malformed");
        }
        String known = call.incoming()
                .browser()
                .filter(browser -> credentials.isKnown(body.username(), browser))
                .orElse(null);
        Places places = places(body.username(), known, site.client(call.incoming()));
        if (!places.tryTake()) {
            throw Refusal.of(429, "too_many_attempts");
        }
        SignIn came = credentials.signIn(new Attempt(body.username(), body.password(), code, known));
        if (came instanceof SignIn.Accepted || came instanceof SignIn.CodeNeeded) {
            places.giveBack();
        }
        return answer(call, body.username(), known, came);
    }

    private Reply answer(Call call, String username, @Nullable String known, SignIn came) {
        String from = site.client(call.incoming());
        return switch (came) {
            case SignIn.Accepted accepted -> open(accepted, call.incoming());
            case SignIn.CodeNeeded ignored -> throw Refusal.of(401, "code_needed");
            case SignIn.WrongCode ignored -> throw noted(username, from, Refusal.of(401, "wrong_code"));
            case SignIn.Expired ignored -> throw noted(username, from, Refusal.of(401, "one_time_expired"));
            case SignIn.Refused ignored -> throw noted(username, from, Refusal.of(401, "wrong_password"));
            case SignIn.Paused paused -> {
                String why = known == null ? "locked_to_strangers" : "locked";
                throw noted(username, from, Refusal.of(429, why, null, paused.until()));
            }
        };
    }

    /**
     * What a try takes a place of. Whoever guesses at a name from elsewhere must not lock out whom it belongs to, and in a browser where the
     * account is known not even whoever guesses from the same address.
     */
    private Places places(String username, @Nullable String known, String from) {
        String name = username.toLowerCase(Locale.ROOT);
        return known == null
                ? new Places(Map.of("address/" + from, PER_ADDRESS, "name/" + name + "/" + from, PER_NAME))
                : new Places(Map.of("known/" + name + "/" + known, PER_NAME));
    }

    /** Places in this minute, all of which a try needs. */
    private final class Places {
        private final Map<String, Integer> most;

        Places(Map<String, Integer> most) {
            this.most = most;
        }

        boolean tryTake() {
            return most.entrySet().stream().allMatch(one -> limit.tryTake(one.getKey(), one.getValue()));
        }

        void giveBack() {
            most.keySet().forEach(limit::giveBack);
        }
    }

    private Refusal noted(String name, String from, Refusal refusal) {
        accounts.apply(name)
                .filter(account -> account.centre().equals(site.centre()))
                .ifPresent(account ->
                        looks.ofRefused(account, refusal.problem().error().code(), from));
        return refusal;
    }

    private Reply open(SignIn.Accepted accepted, Incoming incoming) {
        Account account = accepted.account();
        if (!account.centre().equals(site.centre())) {
            throw Refusal.of(401, "wrong_password");
        }
        Optional<PersonCard> person = directory.findPerson(account.person());
        Session session = new Session(
                account.person(),
                person.map(PersonCard::name).orElse(account.username()),
                account.role(),
                person.map(PersonCard::kind).orElse(null),
                clock.instant(),
                new Scope(account.scope()),
                todo(accepted),
                new Session.Origin(account.username(), site.client(incoming), browser(incoming)));
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sessions.put(id, session, site.sessionIdle());
        looks.ofSignIn(session);
        if (session.todo().isEmpty()) {
            presence.arrived(session);
        }
        String browser =
                credentials.remember(account.username(), incoming.browser().orElse(null));
        return Reply.ok(signed(session))
                .withCookie(cookie(Incoming.cookieName(session.face()), id, "/", COOKIE_AGE))
                .withCookie(cookie(Incoming.KNOWN_COOKIE, browser, "/api/", KnownBrowsers.KEPT));
    }

    /** A password of one's own first: whoever gave the other one knows it. */
    private List<Todo> todo(SignIn.Accepted accepted) {
        List<Todo> todo = new ArrayList<>();
        if (accepted.oneTime()) {
            todo.add(Todo.PASSWORD);
        }
        if (demand.covers(accepted.account().role()) && !accepted.factor()) {
            todo.add(Todo.SECOND_FACTOR);
        }
        return todo;
    }

    private static String browser(Incoming incoming) {
        String said = incoming.header("user-agent").orElse("");
        return said.length() > LONGEST_BROWSER ? said.substring(0, LONGEST_BROWSER) : said;
    }

    private Reply signOut(Call call) {
        Face face = call.query().getOrDefault("face", "").equals(Face.RESPONDER.word()) ? Face.RESPONDER : Face.STAFF;
        String id = call.incoming().cookies().get(face);
        if (id != null) {
            Optional<Session> session = sessions.find(id);
            sessions.remove(id);
            hub.endSession(id);
            session.ifPresent(looks::ofSignOut);
            session.filter(one -> face == Face.STAFF && !hub.hasOtherPage(one.person(), id))
                    .ifPresent(one -> presence.left(one.person()));
        }
        return Reply.ok(Done.YES).withCookie(cookie(Incoming.cookieName(face), "", "/", Duration.ZERO));
    }

    private Reply list(Call call) {
        call.incoming().cookies().values().forEach(id -> sessions.prolong(id, site.sessionIdle()));
        Optional<Session> staff = guard.find(Face.STAFF, call.incoming());
        Optional<Session> responder = guard.find(Face.RESPONDER, call.incoming());
        return Reply.ok(
                new Signed.Sessions(orNull(staff), orNull(responder), site.demo(), site.centreName(), clock.instant()));
    }

    private static @Nullable Signed orNull(Optional<Session> session) {
        return session.map(SessionHandlers::signed).orElse(null);
    }

    private static Signed signed(Session session) {
        return new Signed(
                session.person(),
                session.name(),
                session.role(),
                session.face(),
                session.kind(),
                session.scope().prefix(),
                session.todo());
    }

    private String cookie(String name, String value, String path, Duration age) {
        return name + "=" + value + "; Path=" + path + "; HttpOnly; SameSite=Strict; Max-Age=" + age.toSeconds()
                + (site.secure() ? "; Secure" : "");
    }
}
