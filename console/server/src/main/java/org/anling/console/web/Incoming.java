package org.anling.console.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.anling.console.api.Face;

/**
 * What the guard wants to know of a request, copied so that it can be read off the event loop.
 *
 * @param remote address of the other end
 * @param cookies session ids by face
 * @param browser what a browser keeps in which somebody has signed in before, if it is of a length that was ever given
 */
public record Incoming(
        String method,
        String path,
        Map<String, String> headers,
        String remote,
        Map<Face, String> cookies,
        Optional<String> browser) {
    /** The cookie of a browser in which somebody has signed in before; it lets nobody in. */
    static final String KNOWN_COOKIE = "anling-known";

    private static final int LONGEST_TOKEN = 64;

    /** Where nothing is known of the browser. */
    public Incoming(String method, String path, Map<String, String> headers, String remote, Map<Face, String> cookies) {
        this(method, path, headers, remote, cookies, Optional.empty());
    }

    private static final String[] KEPT = {
        "origin",
        "host",
        "sec-fetch-site",
        "content-type",
        "idempotency-key",
        "user-agent",
        "x-forwarded-for",
        "x-anling-timestamp",
        "x-anling-nonce",
        "x-anling-signature"
    };

    /** The name of the cookie of a face. */
    static String cookieName(Face face) {
        return "anling-" + face.word();
    }

    static Incoming of(HttpServerRequest request) {
        MultiMap all = request.headers();
        Map<String, String> headers = new HashMap<>();
        for (String name : KEPT) {
            String value = all.get(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        SocketAddress remote = request.remoteAddress();
        String address = remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress();
        String path = request.path();
        return new Incoming(
                request.method().name(),
                path == null ? "" : path,
                headers,
                address,
                cookies(request),
                Optional.ofNullable(request.getCookie(KNOWN_COOKIE))
                        .map(Cookie::getValue)
                        .filter(token -> !token.isEmpty() && token.length() <= LONGEST_TOKEN));
    }

    /** A header by its name in small letters, of those that are kept. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The last address that a proxy added, never one that the browser wrote itself; that of the other end if there is none. */
    String forwardedFor() {
        String forwarded = header("x-forwarded-for").orElse("");
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.isEmpty() ? remote : last;
    }

    /** Whether the other end is this machine. */
    boolean fromLoopback() {
        return isLoopback(remote);
    }

    static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1");
    }

    private static Map<Face, String> cookies(HttpServerRequest request) {
        Map<Face, String> cookies = new HashMap<>();
        for (Face face : Face.values()) {
            Cookie cookie = request.getCookie(cookieName(face));
            if (cookie != null) {
                cookies.put(face, cookie.getValue());
            }
        }
        return cookies;
    }
}
