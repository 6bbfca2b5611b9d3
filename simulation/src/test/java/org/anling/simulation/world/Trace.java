package org.anling.simulation.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** What happened, as one running hash and the last lines of it; two runs of one seed have the same. */
final class Trace {

    private static final int LINES_KEPT = 60;
    private final MessageDigest digest;
    private final Consumer<String> listener;
    private final ArrayDeque<String> last = new ArrayDeque<>();
    private long lines;

    /** @param listener hears each line */
    Trace(Consumer<String> listener) {
        this.listener = listener;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void line(Instant at, String what) {
        String line = at + " " + what;
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        lines++;
        listener.accept(line);
        last.addLast(line);
        if (last.size() > LINES_KEPT) {
            last.removeFirst();
        }
    }

    long lines() {
        return lines;
    }

    List<String> last() {
        return List.copyOf(last);
    }

    /** Ends the trace. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
