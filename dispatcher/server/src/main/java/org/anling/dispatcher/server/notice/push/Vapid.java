package org.anling.dispatcher.server.notice.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.anling.contract.entry.ContractJson;

/** Says to a push service who sends: a token signed with the centre's key (RFC 8292, ES256). */
final class Vapid {
    private static final Duration VALID = Duration.ofHours(12);
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final PushKey key;
    private final PrivateKey secret;

    /** @throws IllegalArgumentException if the private key is none */
    Vapid(PushKey key) {
        this.key = key;
        try {
            this.secret = KeyFactory.getInstance("EC")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getUrlDecoder().decode(key.privateKey())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the private key of web push cannot be read", e);
        }
    }

    /** The header for a push service. */
    String header(URI endpoint, Instant now) throws GeneralSecurityException {
        String audience = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        String head = part(Map.of("typ", "JWT", "alg", "ES256"));
        String claims = part(Map.of("aud", audience, "exp", now.plus(VALID).getEpochSecond(), "sub", key.contact()));
        String text = head + "." + claims;
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(secret);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + text + "." + TEXT.encodeToString(signature.sign()) + ", k=" + key.publicKey();
    }

    private static String part(Map<String, Object> values) {
        return TEXT.encodeToString(ContractJson.encode(values).getBytes(StandardCharsets.UTF_8));
    }
}
