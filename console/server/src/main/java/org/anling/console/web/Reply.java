package org.anling.console.web;

import java.util.ArrayList;
import java.util.List;
import org.anling.contract.entry.ContractJson;

/**
 * An answer, ready to be written.
 *
 * @param text the body
 * @param cookies values of {@code Set-Cookie}
 */
public record Reply(int status, String type, String text, List<String> cookies) {
    private static final String JSON = "application/json; charset=utf-8";

    public Reply {
        cookies = List.copyOf(cookies);
    }

    /** 200 with a record as JSON. */
    public static Reply ok(Object body) {
        return of(200, body);
    }

    /** Any status with a record as JSON. */
    public static Reply of(int status, Object body) {
        return new Reply(status, JSON, ContractJson.encode(body), List.of());
    }

    static Reply document(String type, String text) {
        return new Reply(200, type, text, List.of());
    }

    Reply withCookie(String cookie) {
        List<String> more = new ArrayList<>(cookies);
        more.add(cookie);
        return new Reply(status, type, text, more);
    }
}
