package org.anling.journal.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.function.Function;
import org.anling.journal.JournalUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * A connection for one thread: opened when it is needed, thrown away at the first doubt, so that no answer of an earlier command can
 * be taken for that of a later one. Owned by the thread that uses it; only {@link #close} may come from another.
 */
final class Session implements AutoCloseable {

    private final RedisConnector connector;
    private volatile @Nullable StatefulRedisConnection<String, String> connection;
    private volatile boolean closed;

    Session(RedisConnector connector) {
        this.connector = connector;
    }

    /** Calls and waits, at most the command timeout. */
    <T> T call(Function<RedisCommands<String, String>, T> command) {
        StatefulRedisConnection<String, String> open = connection();
        try {
            return command.apply(open.sync());
        } catch (RedisException e) {
            drop(open);
            throw new JournalUnavailableException("no usable answer from Redis: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        StatefulRedisConnection<String, String> open = connection;
        if (open != null) {
            drop(open);
        }
    }

    private StatefulRedisConnection<String, String> connection() {
        if (closed) {
            throw new JournalUnavailableException("closed", null);
        }
        StatefulRedisConnection<String, String> open = connection;
        if (open == null || !open.isOpen()) {
            open = connector.connect();
            connection = open;
        }
        return open;
    }

    private void drop(StatefulRedisConnection<String, String> broken) {
        connection = null;
        broken.closeAsync();
    }
}
