package org.anling.dispatcher.server.notice.push;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which push services, and which browsers of theirs, are left alone for a while: because they said so ({@code Retry-After}), or because they
 * failed some times in a row. One that is out of reach, as some are in some countries, holds up no other. Any thread.
 */
final class Services {
    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** Whoever asks for more is asked again after this. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int LIMIT = 10_000;

    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Map<String, Instant> restsUntil = new ConcurrentHashMap<>();

    /** Whether a service or browser is left alone now. */
    boolean rests(String name, Instant now) {
        Instant until = restsUntil.get(name);
        return until != null && now.isBefore(until);
    }

    /** It answered as it should. */
    void worked(String name) {
        failures.remove(name);
    }

    /** It did not answer, or said that it is broken. */
    void failed(String name, Instant now) {
        if (failures.size() >= LIMIT) {
            failures.clear();
        }
        if (failures.merge(name, 1, Integer::sum) >= FAILURES) {
            rest(name, now.plus(PAUSE));
        }
    }

    /**
     * It asked for a pause.
     *
     * @param header seconds or a date (RFC 9110, section 10.2.3); what is neither asks for nothing
     */
    void asked(String name, String header, Instant now) {
        until(header, now)
                .filter(now::isBefore)
                .ifPresent(until -> rest(name, until.isBefore(now.plus(LONGEST)) ? until : now.plus(LONGEST)));
    }

    /** Those that failed some times in a row, for the health page. */
    Optional<String> findProblem() {
        TreeSet<String> broken = new TreeSet<>();
        failures.forEach((name, count) -> {
            if (count >= FAILURES) {
                broken.add(name);
            }
        });
        return broken.isEmpty() ? Optional.empty() : Optional.of("PUSH (" + String.join(", ", broken) + ")");
    }

    /** Of two pauses the longer one holds. */
    private void rest(String name, Instant until) {
        if (restsUntil.size() >= LIMIT) {
            restsUntil.clear();
        }
        restsUntil.merge(name, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static Optional<Instant> until(String header, Instant now) {
        String text = header.strip();
        try {
            return Optional.of(
                    text.matches("[0-9]{1,9}")
                            ? now.plusSeconds(Long.parseLong(text))
                            : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
