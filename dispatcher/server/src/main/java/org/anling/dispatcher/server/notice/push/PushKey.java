package org.anling.dispatcher.server.notice.push;

/**
 * By what push services know the centre.
 *
 * @param publicKey base64url of the uncompressed point
 * @param privateKey base64url of PKCS #8
 * @param contact whom a push service may write to: {@code mailto:} or {@code https:} (RFC 8292, section 2.1)
 */
public record PushKey(String publicKey, String privateKey, String contact) {

    /** Never shows the private half. */
    @Override
    public String toString() {
        return "PushKey[" + publicKey + "]";
    }
}
