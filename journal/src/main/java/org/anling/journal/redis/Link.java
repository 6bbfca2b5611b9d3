package org.anling.journal.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisReadOnlyException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.anling.journal.JournalUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A way to Redis for many threads that opens itself again when it breaks. While it is down commands are refused at once; what was in
 * flight when it broke fails and is not repeated. A ping a second while idle finds a server that is gone without a word.
 */
public final class Link implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final long FIRST_PAUSE_MS = 20;
    private static final long LONGEST_PAUSE_MS = 1_000;
    private static final long TICK_MS = 250;

    private final String name;
    private final RedisConnector connector;
    private final ScheduledExecutorService timer;
    private final long stallNanos;
    private final AtomicReference<Optional<Wire>> current = new AtomicReference<>(Optional.empty());
    private final CompletableFuture<Void> firstOpened = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private int ticks;

    public Link(String name, RedisConnector connector, ScheduledExecutorService timer) {
        this.name = name;
        this.connector = connector;
        this.timer = timer;
        this.stallNanos = connector.commandTimeout().multipliedBy(2).toNanos();
        open(FIRST_PAUSE_MS);
        timer.scheduleWithFixedDelay(this::look, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** Sends one command; fails with {@link JournalUnavailableException} when it is not answered. Bounded by the command timeout. */
    public <T> CompletionStage<T> ask(Function<RedisAsyncCommands<String, String>, CompletionStage<T>> command) {
        Optional<Wire> wire = wire();
        if (wire.isEmpty()) {
            return CompletableFuture.failedStage(
                    new JournalUnavailableException("not connected to Redis at " + connector.place(), null));
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        wire.get().send(command).whenComplete((value, failure) -> {
            if (failure == null) {
                answer.complete(value);
            } else {
                noteFailure(wire.get(), failure);
                answer.completeExceptionally(new JournalUnavailableException(
                        "Redis did not do it: " + cause(failure).getMessage(), failure));
            }
        });
        return answer.orTimeout(connector.commandTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(unavailable(wire.get(), failure)));
    }

    /** The open connection, if there is one. */
    Optional<Wire> wire() {
        return current.get();
    }

    /** Whether commands are taken at the moment. */
    public boolean isUp() {
        return current.get().isPresent();
    }

    /** Shows whether it is up. */
    void measure(MeterRegistry meters) {
        Gauge.builder("anling.journal.link.up", this, link -> link.isUp() ? 1 : 0)
                .tag("link", name)
                .register(meters);
    }

    /** Waits for the first connection, at most so long. Later breaks are not waited for. */
    public boolean awaitFirst(Duration atMost) {
        try {
            firstOpened.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return false;
        }
    }

    /** A server that says it is a replica, is loading or moved is the wrong one: look for the right one. */
    void noteFailure(Wire wire, Throwable failure) {
        Throwable cause = cause(failure);
        String text = String.valueOf(cause.getMessage());
        if (cause instanceof RedisReadOnlyException
                || cause instanceof RedisLoadingException
                || text.startsWith("MOVED")) {
            drop(wire);
        }
    }

    @Override
    public void close() {
        closed.set(true);
        current.getAndSet(Optional.empty())
                .ifPresent(wire -> wire.close().toCompletableFuture().join());
    }

    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private JournalUnavailableException unavailable(Wire wire, Throwable failure) {
        if (cause(failure) instanceof JournalUnavailableException known) {
            return known;
        }
        drop(wire);
        return new JournalUnavailableException("no answer from Redis in time", failure);
    }

    private void open(long pauseOnFailure) {
        if (closed.get()) {
            return;
        }
        connector.connectAsync().whenComplete((connection, failure) -> {
            if (failure == null) {
                opened(connection);
            } else {
                LOG.debug("link {} cannot connect: {}", name, failure.getMessage());
                again(Math.min(LONGEST_PAUSE_MS, pauseOnFailure * 2));
            }
        });
    }

    private void again(long pauseMs) {
        if (!timer.isShutdown()) {
            timer.schedule(() -> open(pauseMs), pauseMs, TimeUnit.MILLISECONDS);
        }
    }

    private void opened(StatefulRedisConnection<String, String> connection) {
        Wire wire = new Wire(connection, System.nanoTime());
        connection.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> gone) {
                drop(wire);
            }
        });
        current.set(Optional.of(wire));
        firstOpened.complete(null);
        LOG.info("link {} connected to {}", name, connector.place());
        if (closed.get() || !wire.isOpen()) {
            drop(wire);
        }
    }

    /** The connection is not to be used any more; another one is opened. What is in flight fails. */
    void drop(Wire wire) {
        Optional<Wire> held = current.get();
        if (held.isPresent() && held.get() == wire && current.compareAndSet(held, Optional.empty())) {
            wire.close();
            if (!closed.get()) {
                LOG.warn("link {} lost its connection to {}", name, connector.place());
                again(FIRST_PAUSE_MS);
            }
        }
    }

    private void look() {
        ticks++;
        current.get().ifPresent(wire -> {
            if (wire.stalled(System.nanoTime(), stallNanos)) {
                LOG.warn("link {} has had no answer for {} ms", name, stallNanos / 1_000_000);
                drop(wire);
            } else if (ticks % 4 == 0 && wire.idle()) {
                wire.send(redis -> redis.ping());
            }
        });
    }
}
