package org.anling.gateway.server.mqtt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Checks what a device shows against what the registry keeps: {@code sha256:<salt hex>:<hash hex>}, hash over salt and password. */
final class DevicePasswords {

    private DevicePasswords() {}

    static boolean matches(@Nullable String kept, @Nullable String shown) {
        if (kept == null || shown == null) {
            return false;
        }
        String[] parts = kept.split(":", -1);
        if (parts.length != 3 || !parts[0].equals("sha256")) {
            return false;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(parts[1]));
            byte[] found = digest.digest(shown.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(found, HexFormat.of().parseHex(parts[2]));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IllegalArgumentException notHexadecimal) {
            return false;
        }
    }
}
