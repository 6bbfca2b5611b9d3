package org.anling.console.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anling.registry.people.Numbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers in PostgreSQL, waited for as long as a ringing telephone allows. A database that is slow or down makes the number an unknown one. */
public final class RegistryCallers implements CallerBook {
    /** A page must show the call within a second of its ringing. */
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private static final Logger LOG = LoggerFactory.getLogger(RegistryCallers.class);

    private final CallerBook numbers;
    private final Duration patience;

    public RegistryCallers(Numbers numbers) {
        this(numbers::find, PATIENCE);
    }

    RegistryCallers(CallerBook numbers, Duration patience) {
        this.numbers = numbers;
        this.patience = patience;
    }

    @Override
    public Optional<Numbers.Owner> find(String number) {
        CompletableFuture<Optional<Numbers.Owner>> asked = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                asked.complete(numbers.find(number));
            } catch (RuntimeException e) {
                asked.completeExceptionally(e);
            }
        });
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn(
                    "a caller was not looked up: the database did not answer ({})",
                    e.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
