package org.anling.console.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.anling.contract.id.InputId;

/**
 * Ids of commands, the same for the same wish of the same person. An id has two parts: which wish it is, and a mark of its words, so that the
 * log itself tells whether a key was used again with other words.
 */
public final class CommandIds {
    private static final String PREFIX = "cmd-";
    private static final int WISH_DIGITS = 40;
    private static final int WORDS_DIGITS = 16;

    private CommandIds() {}

    /**
     * Derives the id of an input.
     *
     * @param path what the wish is about, so that a key used twice for different things is two wishes
     * @param words the body, so that a key used twice with different bodies is noticed
     */
    public static InputId of(String person, String path, String idempotencyKey, String words) {
        String wish = hex(person + '\n' + path + '\n' + idempotencyKey).substring(0, WISH_DIGITS);
        return new InputId(PREFIX + wish + '-' + hex(words).substring(0, WORDS_DIGITS));
    }

    /** The part of an id that says which wish it is; the whole id if it is none of these. */
    static String wishOf(String id) {
        int length = PREFIX.length() + WISH_DIGITS;
        return id.startsWith(PREFIX) && id.length() > length ? id.substring(0, length) : id;
    }

    private static String hex(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
