package org.anling.gateway.server;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.anling.contract.id.InputId;

/** Random ids of 128 bits for inputs and commands. Any thread. */
final class RandomIds {

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    String next() {
        byte[] id = new byte[BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    InputId nextInput() {
        return new InputId(next());
    }
}
