package org.anling.console.web;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anling.console.api.Face;
import org.anling.console.api.endpoint.Access;
import org.anling.console.api.endpoint.AccountEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.store.Session;
import org.anling.console.store.Sessions;

/**
 * Decides who may pass. Denies by default: an endpoint without a matching session is 401, with the wrong role 403; whatever changes
 * something needs the page's own origin, a JSON body and an idempotency key, which no foreign form can send.
 */
final class Guard {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Sessions sessions;
    private final List<String> hosts;

    /** @param hosts names by which the server may be called; empty means this machine only */
    Guard(Sessions sessions, List<String> hosts) {
        this.sessions = sessions;
        this.hosts = List.copyOf(hosts);
    }

    /** Who is signed in and may use this endpoint. @throws Refusal if nobody */
    Map<Face, Session> admit(Endpoint endpoint, Incoming incoming) {
        if (endpoint.access() == Access.EXCHANGE) {
            // No browser sends it, and without its signature it is worth nothing: the handler looks.
            return Map.of();
        }
        checkHost(incoming);
        if (endpoint.changes()) {
            checkOrigin(incoming);
            checkForm(endpoint, incoming);
        }
        Map<Face, Session> found = allowed(endpoint.access(), incoming);
        boolean account = endpoint instanceof AccountEndpoint;
        if (!account && found.values().removeIf(session -> !session.todo().isEmpty()) && found.isEmpty()) {
            throw Refusal.of(403, "sign_in_unfinished");
        }
        return found;
    }

    /** Checks everything but the session for the live feed. @throws Refusal if foreign */
    void checkSocket(Incoming incoming) {
        checkHost(incoming);
        checkOrigin(incoming);
    }

    /** The session of one face. */
    Optional<Session> find(Face face, Incoming incoming) {
        return Optional.ofNullable(incoming.cookies().get(face))
                .filter(id -> !id.isBlank())
                .flatMap(sessions::find)
                .filter(session -> session.face() == face);
    }

    private Map<Face, Session> allowed(Access access, Incoming incoming) {
        Map<Face, Session> found = new EnumMap<>(Face.class);
        if (access.open()) {
            return found;
        }
        boolean known = false;
        for (Face face : access.faces()) {
            Optional<Session> session = find(face, incoming);
            known |= session.isPresent();
            session.filter(one -> access.roles().contains(one.role())).ifPresent(one -> found.put(face, one));
        }
        if (found.isEmpty()) {
            boolean otherFace = Face.values().length > access.faces().size() && signedInElsewhere(access, incoming);
            throw known || otherFace ? Refusal.of(403, "role") : Refusal.of(401, "not_signed_in");
        }
        return found;
    }

    /** Somebody of the other face asks for what is not his: that is a wrong role, not a missing session. */
    private boolean signedInElsewhere(Access access, Incoming incoming) {
        for (Face face : Face.values()) {
            if (!access.faces().contains(face) && find(face, incoming).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** A foreign name that points here (DNS rebinding) must not reach endpoints that need no session. */
    private void checkHost(Incoming incoming) {
        String host = name(incoming.header("host").orElse(""));
        boolean known = hosts.isEmpty() ? LOOPBACK_NAMES.contains(host) : hosts.contains(host);
        if (!known) {
            throw Refusal.of(403, "foreign_host");
        }
    }

    private static void checkOrigin(Incoming incoming) {
        Optional<String> origin = incoming.header("origin");
        if (origin.isPresent()) {
            if (!authority(origin.get())
                    .equals(incoming.header("host").orElse("").toLowerCase(Locale.ROOT))) {
                throw Refusal.of(403, "foreign_origin");
            }
            return;
        }
        if (incoming.header("sec-fetch-site")
                .filter(site -> !OWN_SITE.contains(site))
                .isPresent()) {
            throw Refusal.of(403, "foreign_origin");
        }
    }

    private static void checkForm(Endpoint endpoint, Incoming incoming) {
        String type = incoming.header("content-type").orElse("");
        if (!incoming.method().equals("DELETE")
                && !type.toLowerCase(Locale.ROOT)
                        .startsWith(endpoint.upload() ? "multipart/form-data" : "application/json")) {
            throw Refusal.of(415, "not_json");
        }
        String key = incoming.header("idempotency-key").orElse("");
        if (key.isBlank() || key.length() > 200) {
            throw Refusal.of(400, "idempotency_key_missing");
        }
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String name(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        int colon = lower.lastIndexOf(':');
        boolean port = colon > lower.lastIndexOf(']');
        return port ? lower.substring(0, colon) : lower;
    }
}
