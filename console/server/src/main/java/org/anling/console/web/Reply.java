package org.anling.console.web;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.ContractJson;

/**
 * An answer, ready to be written.
 *
 * @param text the body
 * @param cookies values of {@code Set-Cookie}
 * @param file what is sent instead of the text, to be kept under its name
 */
public record Reply(int status, String type, String text, List<String> cookies, Optional<Attachment> file) {
    private static final String JSON = "application/json; charset=utf-8";

    public Reply {
        cookies = List.copyOf(cookies);
    }

    /** Bytes that a browser keeps as a file; the name has neither path nor quotes. */
    public record Attachment(String name, Buffer bytes) {}

    public Reply(int status, String type, String text, List<String> cookies) {
        this(status, type, text, cookies, Optional.empty());
    }

    /** 200 with a file to be kept; its name has letters, digits, dots and dashes only. */
    public static Reply file(String type, String name, byte[] bytes) {
        return new Reply(200, type, "", List.of(), Optional.of(new Attachment(name, Buffer.buffer(bytes))));
    }

    /** 200 with a record as JSON. */
    public static Reply ok(Object body) {
        return of(200, body);
    }

    /** Any status with a record as JSON. */
    public static Reply of(int status, Object body) {
        return new Reply(status, JSON, ContractJson.encode(body), List.of());
    }

    /** A document of another kind. */
    public static Reply document(String type, String text) {
        return new Reply(200, type, text, List.of());
    }

    Reply withCookie(String cookie) {
        List<String> more = new ArrayList<>(cookies);
        more.add(cookie);
        return new Reply(status, type, text, more, file);
    }
}
