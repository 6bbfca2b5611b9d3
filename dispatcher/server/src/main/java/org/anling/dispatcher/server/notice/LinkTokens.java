package org.anling.dispatcher.server.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.anling.contract.people.Channel;
import org.anling.contract.sign.Signature;

/**
 * What proves that somebody holds a message: a code over the id of its attempt, which only the centre can make. Nothing is kept, so it
 * holds on every process and after a restart; it ends with the notice.
 */
final class LinkTokens {

    private static final int BYTES = 16;

    private final Signature signature;

    LinkTokens(String secret) {
        this.signature = new Signature(secret);
    }

    String of(String delivery) {
        byte[] code = Arrays.copyOf(signature.hmac("link " + delivery), BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    }

    boolean fits(String delivery, String token) {
        return MessageDigest.isEqual(
                of(delivery).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** The path of a link. */
    String path(String notice, Channel channel, int attempt) {
        String delivery = notice + "/" + channel + "/" + attempt;
        return "/n/" + delivery + "/" + of(delivery);
    }
}
