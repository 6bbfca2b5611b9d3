package org.anling.console.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bounds wrong sign-ins per address, and per name at an address, in a sliding minute. A right one gives its place back, so that many people behind
 * one address can sign in. Any thread; forgets the oldest names when there are too many.
 */
final class AttemptLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int KEYS = 10_000;

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> attempts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > KEYS;
        }
    };

    AttemptLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes a place. @return false if there is none in this minute */
    synchronized boolean tryTake(String key, int most) {
        Instant now = clock.instant();
        Deque<Instant> taken = attempts.computeIfAbsent(key, fresh -> new ArrayDeque<>());
        while (!taken.isEmpty() && taken.peekFirst().isBefore(now.minus(WINDOW))) {
            taken.removeFirst();
        }
        if (taken.size() >= most) {
            return false;
        }
        taken.addLast(now);
        return true;
    }

    /** The attempt was right: it does not count. */
    synchronized void giveBack(String key) {
        Deque<Instant> taken = attempts.get(key);
        if (taken != null) {
            taken.pollLast();
        }
    }
}
