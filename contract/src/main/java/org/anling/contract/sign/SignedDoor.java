package org.anling.contract.sign;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets only signed, fresh and new reports in: what provider and exchange say to us passes here. Remembers the last reports in memory; who needs
 * more gives the report's name to the log as the id of its input. Any thread.
 */
public final class SignedDoor {

    /** A report whose clock differs by more is refused. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int REMEMBERED = 50_000;
    private static final int SHORTEST_NONCE = 16;
    private static final int LONGEST_NONCE = 128;

    private final Signature signature;
    private final Map<String, Boolean> nonces = bounded();
    private final Map<String, Boolean> events = bounded();

    /** What a report is. */
    public enum Verdict {
        /** To be handled. */
        FRESH,
        /** Was handled before. */
        KNOWN,
        /** Not from who has the secret, too old, or somebody plays an old one again. */
        REFUSED
    }

    /**
     * A request as it came in, beside its body.
     *
     * @param timestamp as text, whatever it may be
     */
    public record Request(String method, String path, String timestamp, String nonce, String signature) {}

    public SignedDoor(String secret) {
        this.signature = new Signature(secret);
    }

    /**
     * What this request is.
     *
     * @param event the name that its sender gave the report, the same when it is sent again
     */
    public Verdict check(Request request, byte[] body, String event, Instant now) {
        if (!isSigned(request, body, now)) {
            return Verdict.REFUSED;
        }
        synchronized (this) {
            if (events.containsKey(event)) {
                return Verdict.KNOWN;
            }
            if (nonces.putIfAbsent(request.nonce(), true) != null) {
                return Verdict.REFUSED;
            }
            events.put(event, true);
            return Verdict.FRESH;
        }
    }

    /** A report that nobody could handle may come again. */
    public synchronized void forget(String event) {
        events.remove(event);
    }

    /** Whether signature and time are right. */
    public boolean isSigned(Request request, byte[] body, Instant now) {
        if (!request.timestamp().matches("[0-9]{1,12}")) {
            return false;
        }
        long timestamp = Long.parseLong(request.timestamp());
        long off = Math.abs(now.getEpochSecond() - timestamp);
        int length = request.nonce().length();
        Signature.Head head = new Signature.Head(request.method(), request.path(), timestamp, request.nonce());
        return off <= WINDOW.toSeconds()
                && length >= SHORTEST_NONCE
                && length <= LONGEST_NONCE
                && signature.fits(head, body, request.signature());
    }

    private static Map<String, Boolean> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
