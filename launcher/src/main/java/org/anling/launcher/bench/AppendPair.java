package org.anling.launcher.bench;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The floor of what durability costs: two appends to the server's own Redis, the second when the first is on disk, as an alarm and its
 * decision are. Nothing is read, decided or shown.
 */
final class AppendPair implements AutoCloseable {

    private static final String FIRST = "bench:first";
    private static final String SECOND = "bench:second";
    /** About what an alarm takes in the inbox. */
    private static final Map<String, String> ENTRY = Map.of("envelope", "e".repeat(300), "body", "b".repeat(600));

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    AppendPair(String uri) {
        this.client = RedisClient.create(uri);
        this.connection = client.connect();
    }

    /** One round at a pace. */
    void round(Pacer pacer, int times, Timings into) throws InterruptedException {
        RedisAsyncCommands<String, String> redis = connection.async();
        long[] begun = new long[times];
        AtomicLongArray ended = new AtomicLongArray(times);
        CountDownLatch left = new CountDownLatch(times);
        pacer.fire(times, i -> {
            begun[i] = System.nanoTime();
            redis.xadd(FIRST, ENTRY)
                    .thenCompose(first -> redis.xadd(SECOND, ENTRY))
                    .whenComplete((second, failure) -> {
                        ended.set(i, failure == null ? System.nanoTime() : 0);
                        left.countDown();
                    });
        });
        boolean _ = left.await(20, TimeUnit.SECONDS);
        for (int i = 0; i < times; i++) {
            into.add(begun[i], ended.get(i));
        }
        connection.sync().del(FIRST, SECOND);
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}
