package org.anling.gateway.server.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.server.meters.GatewayMeters;
import org.jspecify.annotations.Nullable;

/**
 * What goes down to devices through the broker: few at a time, since brokers grant a client little (Mosquitto 20), the others in a queue
 * with a bound. What was under way when the connection broke goes first on the next one. Beyond the bound the oldest is dropped: an
 * acknowledgement that is missing makes the device repeat, which is never wrong. Any thread.
 */
final class BrokerOutbox {

    static final int MOST_WAITING = 10_000;
    static final int UNDER_WAY = 10;

    private final InstantSource clock;
    private final GatewayMeters meters;
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private final Set<Letter> underWay = new LinkedHashSet<>();
    private @Nullable Carrier carrier;

    BrokerOutbox(InstantSource clock, GatewayMeters meters) {
        this.clock = clock;
        this.meters = meters;
    }

    /** One message. Compared by identity, since equal ones may follow each other. */
    static final class Letter {
        private final String topic;
        private final Bytes payload;
        private final Instant until;
        private final Runnable left;

        /** @param left run when it goes into the network, again if it has to go again */
        Letter(String topic, Bytes payload, Instant until, Runnable left) {
            this.topic = topic;
            this.payload = payload;
            this.until = until;
            this.left = left;
        }

        String topic() {
            return topic;
        }

        Bytes payload() {
            return payload;
        }
    }

    /** A connection that messages leave on. */
    interface Carrier {

        /**
         * Hands a message to the network and says later, by {@link BrokerOutbox#arrived}, that the broker has it.
         *
         * @return whether it took the message
         */
        boolean publish(Letter letter, Duration expiry);
    }

    synchronized void offer(Letter letter) {
        if (waiting.size() >= MOST_WAITING) {
            waiting.removeFirst();
            meters.refused("broker", "outbox-full");
        }
        waiting.add(letter);
        pump();
    }

    /** A connection that works. */
    synchronized void attach(Carrier fresh) {
        underWay.stream().toList().reversed().forEach(waiting::addFirst);
        underWay.clear();
        carrier = fresh;
        pump();
    }

    /** It works no more. */
    synchronized void detach(Carrier gone) {
        if (gone.equals(carrier)) {
            carrier = null;
        }
    }

    /** The broker has a message. */
    synchronized void arrived(Carrier on, Letter letter) {
        if (on.equals(carrier) && underWay.remove(letter)) {
            pump();
        }
    }

    synchronized int size() {
        return waiting.size() + underWay.size();
    }

    private void pump() {
        while (carrier != null && underWay.size() < UNDER_WAY && !waiting.isEmpty()) {
            Letter letter = waiting.removeFirst();
            Duration expiry = Duration.between(clock.instant(), letter.until);
            if (!expiry.isPositive()) {
                meters.refused("broker", "outbox-expired");
                continue;
            }
            underWay.add(letter);
            if (!carrier.publish(letter, expiry)) {
                underWay.remove(letter);
                waiting.addFirst(letter);
                return;
            }
            letter.left.run();
        }
    }
}
