package org.anling.journal.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One open connection of a {@link Link}, used until it breaks and never again. Knows how many commands wait for an answer and when the
 * last answer came, so that a server that stopped answering is noticed. Any thread.
 */
final class Wire {

    private final StatefulRedisConnection<String, String> connection;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile long lastProgress;

    Wire(StatefulRedisConnection<String, String> connection, long now) {
        this.connection = connection;
        this.lastProgress = now;
    }

    /** Sends a command. Whatever the stage fails with but an error of the server, the command may have been carried out. */
    <T> CompletionStage<T> send(Function<RedisAsyncCommands<String, String>, CompletionStage<T>> command) {
        if (unanswered.getAndIncrement() == 0) {
            lastProgress = System.nanoTime();
        }
        return start(command).whenComplete((answer, failure) -> {
            lastProgress = System.nanoTime();
            unanswered.decrementAndGet();
        });
    }

    private <T> CompletionStage<T> start(Function<RedisAsyncCommands<String, String>, CompletionStage<T>> command) {
        try {
            return command.apply(connection.async());
        } catch (RedisException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    boolean stalled(long now, long limitNanos) {
        return unanswered.get() > 0 && now - lastProgress > limitNanos;
    }

    boolean idle() {
        return unanswered.get() == 0;
    }

    boolean isOpen() {
        return connection.isOpen();
    }

    CompletionStage<Void> close() {
        return connection.closeAsync();
    }
}
