package org.anling.dispatcher.server.notice;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.Event;
import org.anling.contract.event.InputEvent;
import org.anling.contract.id.InputId;

/** Lets whoever appended an answer wait for the event that it led to. The reading thread tells, others wait. */
final class Outcomes {

    private final Map<String, CompletableFuture<Event>> waiting = new ConcurrentHashMap<>();

    /** To be called before the append. */
    CompletableFuture<Event> expect(InputId input) {
        return waiting.computeIfAbsent(input.value(), _ -> new CompletableFuture<>());
    }

    /** What became of it; empty if that is not known in time. */
    Optional<Event> await(InputId input, CompletableFuture<Event> expected, Duration atMost) {
        try {
            return Optional.of(expected.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } finally {
            waiting.remove(input.value());
        }
    }

    /** The first event of an input says what became of it; a repeat says nothing, the first handling did. */
    void tell(EventEntry entry) {
        String cause = entry.envelope().cause();
        if (cause != null && !waiting.isEmpty() && !(entry.body() instanceof InputEvent.Repeated)) {
            CompletableFuture<Event> expected = waiting.get(cause);
            if (expected != null) {
                expected.complete(entry.body());
            }
        }
    }
}
