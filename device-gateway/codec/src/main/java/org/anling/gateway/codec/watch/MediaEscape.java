package org.anling.gateway.codec.watch;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.anling.gateway.codec.Bytes;

/** The escapes of binary content (section 1.1 rule 5). Only media keywords use them. */
public final class MediaEscape {

    private static final int ESCAPE = 0x7D;
    private static final byte[] MEANINGS = {0x7D, 0x5B, 0x5D, 0x2C, 0x2A};

    private MediaEscape() {}

    /** The bytes meant, or empty if an escape is unknown or cut. */
    public static Optional<Bytes> unescape(Bytes content) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(content.length());
        int at = 0;
        while (at < content.length()) {
            if (content.at(at) != ESCAPE) {
                plain.write(content.at(at));
                at++;
                continue;
            }
            int code = at + 1 < content.length() ? content.at(at + 1) : 0;
            if (code < 1 || code > MEANINGS.length) {
                return Optional.empty();
            }
            plain.write(MEANINGS[code - 1]);
            at += 2;
        }
        return Optional.of(Bytes.copyOf(plain.toByteArray()));
    }
}
