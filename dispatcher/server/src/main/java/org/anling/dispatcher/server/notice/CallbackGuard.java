package org.anling.dispatcher.server.notice;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anling.dispatcher.server.notice.channel.Signature;

/** Lets only signed, fresh and new reports in. Any thread. */
final class CallbackGuard {

    /** A report whose clock differs by more is refused. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int REMEMBERED = 50_000;

    private final Signature signature;
    private final InstantSource clock;
    private final Map<String, Boolean> nonces = bounded();
    private final Map<String, Boolean> events = bounded();

    /** What a report is. */
    enum Verdict {
        /** To be handled. */
        FRESH,
        /** Was handled before. */
        KNOWN,
        /** Not from the provider, too old, or somebody plays an old one again. */
        REFUSED
    }

    CallbackGuard(String secret, InstantSource clock) {
        this.signature = new Signature(secret);
        this.clock = clock;
    }

    Verdict check(HttpExchange exchange, byte[] body, String event) {
        if (!isSigned(exchange, body)) {
            return Verdict.REFUSED;
        }
        String nonce = header(exchange, Signature.NONCE);
        synchronized (this) {
            if (events.containsKey(event)) {
                return Verdict.KNOWN;
            }
            if (nonces.putIfAbsent(nonce, true) != null) {
                return Verdict.REFUSED;
            }
            events.put(event, true);
            return Verdict.FRESH;
        }
    }

    /** A report that nobody could handle may come again. */
    synchronized void forget(String event) {
        events.remove(event);
    }

    /** Whether signature and time are right. */
    boolean isSigned(HttpExchange exchange, byte[] body) {
        long timestamp;
        try {
            timestamp = Long.parseLong(header(exchange, Signature.TIMESTAMP));
        } catch (NumberFormatException e) {
            return false;
        }
        String nonce = header(exchange, Signature.NONCE);
        long off = Math.abs(Math.subtractExact(clock.instant().getEpochSecond(), Math.max(0, timestamp)));
        Signature.Head head = new Signature.Head(
                exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), timestamp, nonce);
        return off <= WINDOW.toSeconds()
                && nonce.length() >= 16
                && nonce.length() <= 128
                && signature.fits(head, body, header(exchange, Signature.SIGNATURE));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
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
