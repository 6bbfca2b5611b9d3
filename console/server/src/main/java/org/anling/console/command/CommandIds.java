package org.anling.console.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.anling.contract.id.InputId;

/** Ids of commands, the same for the same wish of the same person. */
public final class CommandIds {
    private static final int HEX_DIGITS = 40;

    private CommandIds() {}

    /**
     * Derives the id of an input.
     *
     * @param path what the wish is about, so that a key used twice for different things is two wishes
     */
    public static InputId of(String person, String path, String idempotencyKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((person + '\n' + path + '\n' + idempotencyKey).getBytes(StandardCharsets.UTF_8));
            return new InputId("cmd-" + HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
