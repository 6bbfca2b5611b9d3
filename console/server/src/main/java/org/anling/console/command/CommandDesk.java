package org.anling.console.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anling.console.feed.Audience;
import org.anling.console.projection.Board;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.event.InputEvent;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.Input;
import org.anling.contract.input.NoticeReport;
import org.anling.journal.Inbox;
import org.jspecify.annotations.Nullable;

/** Appends commands and waits for what comes of them. Any thread. */
public final class CommandDesk implements Audience {
    private static final int REMEMBERED = 20_000;
    private static final int ATTEMPTS = 3;

    private final CentreId centre;
    private final Inbox inbox;
    private final InstantSource clock;
    private final Duration patience;
    private final Timer timer;
    private final ConcurrentHashMap<String, Waiter> waiting = new ConcurrentHashMap<>();
    private final Map<String, Known> remembered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param patience how long somebody waits for the event */
    public CommandDesk(CentreId centre, Inbox inbox, InstantSource clock, Duration patience, MeterRegistry meters) {
        this.centre = centre;
        this.inbox = inbox;
        this.clock = clock;
        this.patience = patience;
        this.timer = Timer.builder("anling.console.command")
                .description("from a command to its event")
                .register(meters);
    }

    /** A wish of a person. */
    public record Wish(
            InputId id, String person, Input body, @Nullable Personal personal) {}

    /** Somebody waits for what comes of an input. */
    private record Waiter(String id, CompletableFuture<Outcome> outcome) {}

    /** What came of an input. */
    private record Known(String id, Outcome outcome) {}

    /** Appends a wish, unless it is known, and waits for what comes of it. Blocks. */
    public Outcome submit(Wish wish) throws InterruptedException {
        String id = wish.id().value();
        String key = CommandIds.wishOf(id);
        Optional<Outcome> before = recall(id);
        if (before.isPresent()) {
            return before.get();
        }
        Waiter mine = new Waiter(id, new CompletableFuture<>());
        Waiter first = waiting.putIfAbsent(key, mine);
        Waiter waiter = first == null ? mine : first;
        if (!waiter.id().equals(id)) {
            return new Outcome.OtherWords();
        }
        if (first == null) {
            append(entry(wish), waiter.outcome(), ATTEMPTS);
        }
        Timer.Sample sample = Timer.start();
        try {
            Outcome found = waiter.outcome().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            sample.stop(timer);
            return found;
        } catch (TimeoutException e) {
            return new Outcome.Pending();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome never fails", e);
        } finally {
            waiting.remove(key, waiter);
        }
    }

    /** What came of an input that has this id or the key of it, if that is still known. */
    public Optional<Outcome> recall(String id) {
        synchronized (remembered) {
            return Optional.ofNullable(remembered.get(CommandIds.wishOf(id)))
                    .map(known -> known.id().equals(id) ? known.outcome() : new Outcome.OtherWords());
        }
    }

    @Override
    public void past(List<EventEntry> entries) {
        entries.forEach(this::remember);
    }

    @Override
    public void reloaded(Board board) {}

    @Override
    public void advanced(Board board, List<EventEntry> entries) {
        entries.forEach(this::remember);
        for (EventEntry entry : entries) {
            String cause = entry.envelope().cause();
            if (cause != null) {
                Optional.ofNullable(waiting.get(CommandIds.wishOf(cause)))
                        .filter(waiter -> waiter.id().equals(cause))
                        .ifPresent(waiter -> recall(cause).ifPresent(waiter.outcome()::complete));
            }
        }
    }

    private InputEntry entry(Wish wish) {
        InputEnvelope envelope = new InputEnvelope(
                wish.id(),
                centre,
                Kinds.of(wish.body()),
                wish.body() instanceof NoticeReport ? Lane.ROUTINE : Lane.URGENT,
                null,
                wish.person(),
                clock.instant(),
                false,
                null);
        return new InputEntry(envelope, wish.body(), wish.personal());
    }

    /** An unknown outcome is appended again: two entries with one id are one input. */
    private void append(InputEntry entry, CompletableFuture<Outcome> outcome, int attempts) {
        inbox.append(entry).thenAccept(appended -> {
            switch (appended) {
                case DURABLE -> {}
                case REJECTED -> outcome.complete(new Outcome.Rejected());
                case UNKNOWN -> {
                    if (attempts > 1 && !outcome.isDone()) {
                        append(entry, outcome, attempts - 1);
                    }
                }
            }
        });
    }

    private void remember(EventEntry entry) {
        String cause = entry.envelope().cause();
        if (cause == null || entry.envelope().person() == null) {
            return;
        }
        synchronized (remembered) {
            remembered.putIfAbsent(CommandIds.wishOf(cause), new Known(cause, outcome(entry)));
        }
    }

    private static Outcome outcome(EventEntry entry) {
        if (!(entry.body() instanceof InputEvent event)) {
            return new Outcome.Done();
        }
        return switch (event) {
            case InputEvent.Refused refused -> new Outcome.Refused(refused.code(), refused.who(), refused.when());
            case InputEvent.Parked ignored -> new Outcome.Parked();
            case InputEvent.Repeated ignored -> new Outcome.Done();
            case InputEvent.Ignored ignored -> new Outcome.Done();
        };
    }
}
