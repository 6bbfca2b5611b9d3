package org.anling.launcher.bench.ingest;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.anling.launcher.wiring.Waiting;

/** Keeps streams short that nobody reads, as a dispatcher would; one thread. */
final class CappedStreams implements AutoCloseable {

    private static final long KEPT = 20_000;
    private static final Duration REST = Duration.ofMillis(100);

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final List<String> streams;
    private final Thread thread = Thread.ofPlatform().name("ingest-trim").unstarted(this::run);
    private volatile boolean closed;

    CappedStreams(String uri, List<String> streams) {
        this.client = RedisClient.create(uri);
        this.connection = client.connect();
        this.streams = List.copyOf(streams);
        thread.start();
    }

    /** The fields of the newest entry. */
    Map<String, String> newest(String stream) {
        List<StreamMessage<String, String>> found =
                connection.sync().xrevrange(stream, Range.unbounded(), Limit.from(1));
        if (found.isEmpty()) {
            throw new IllegalStateException("nothing was appended to " + stream);
        }
        return found.getFirst().getBody();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
        client.shutdown();
    }

    private void run() {
        while (!closed) {
            streams.forEach(stream -> connection
                    .sync()
                    .xtrim(stream, XTrimArgs.Builder.maxlen(KEPT).approximateTrimming()));
            Waiting.rest(REST);
        }
    }
}
