package org.anling.gateway.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.anling.contract.alert.AlertType;
import org.anling.contract.id.DeviceId;

/** Makes the keys by which exact copies of an alert are recognised; the core only compares them. */
public final class RepeatKeys {

    private static final int HASH_BYTES = 12;

    private RepeatKeys() {}

    /**
     * A key of device, type, the protocol's own key and the body.
     *
     * @param protocolKey what the protocol calls the same alert: its id, or bit and device time
     * @param body what must be equal in an exact copy, without the resend counter
     */
    public static String key(DeviceId device, AlertType type, String protocolKey, Bytes body) {
        return device + "|" + type + "|" + protocolKey + "|" + hash(body);
    }

    private static String hash(Bytes body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.toArray());
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
