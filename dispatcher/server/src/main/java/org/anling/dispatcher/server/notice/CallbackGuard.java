package org.anling.dispatcher.server.notice;

import com.sun.net.httpserver.HttpExchange;
import java.time.InstantSource;
import org.anling.contract.sign.Signature;
import org.anling.contract.sign.SignedDoor;
import org.anling.contract.sign.SignedDoor.Verdict;

/** The signed door as requests of the JDK's server come to it. Any thread. */
final class CallbackGuard {

    private final SignedDoor door;
    private final InstantSource clock;

    CallbackGuard(String secret, InstantSource clock) {
        this.door = new SignedDoor(secret);
        this.clock = clock;
    }

    Verdict check(HttpExchange exchange, byte[] body, String event) {
        return door.check(request(exchange), body, event, clock.instant());
    }

    /** A report that nobody could handle may come again. */
    void forget(String event) {
        door.forget(event);
    }

    /** Whether signature and time are right. */
    boolean isSigned(HttpExchange exchange, byte[] body) {
        return door.isSigned(request(exchange), body, clock.instant());
    }

    private static SignedDoor.Request request(HttpExchange exchange) {
        return new SignedDoor.Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                header(exchange, Signature.TIMESTAMP),
                header(exchange, Signature.NONCE),
                header(exchange, Signature.SIGNATURE));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
