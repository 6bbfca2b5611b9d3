package org.anling.journal.cache;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.contract.id.DeviceId;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.redis.RedisConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the channel of changed devices, over a connection that is opened again when it breaks; connects on virtual threads. */
final class DeviceChanges extends RedisPubSubAdapter<String, String> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceChanges.class);

    private final RedisConnector connector;
    private final ScheduledExecutorService timer;
    private final DeviceDirectory.Listener listener;
    private final Duration pause;
    private final AtomicReference<@Nullable StatefulRedisPubSubConnection<String, String>> current =
            new AtomicReference<>();
    private volatile boolean closed;

    DeviceChanges(
            RedisConnector connector,
            ScheduledExecutorService timer,
            DeviceDirectory.Listener listener,
            Duration pause) {
        this.connector = connector;
        this.timer = timer;
        this.listener = listener;
        this.pause = pause;
        connect();
    }

    @Override
    public void message(String channel, String message) {
        listener.changed(new DeviceId(message));
    }

    @Override
    public void subscribed(String channel, long count) {
        listener.missed();
    }

    @Override
    public void close() {
        closed = true;
        closeCurrent();
    }

    private void connect() {
        Thread.ofVirtual().name("device-changes").start(() -> {
            try {
                follow(connector.connectPubSub());
            } catch (JournalUnavailableException e) {
                LOG.debug("cannot follow changes of devices yet", e);
                again();
            }
        });
    }

    private void follow(StatefulRedisPubSubConnection<String, String> connection) {
        current.set(connection);
        connection.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> gone) {
                again();
            }
        });
        connection.addListener(this);
        connection.async().subscribe(DeviceDirectory.CHANNEL);
        if (closed) {
            closeCurrent();
        }
    }

    private void again() {
        closeCurrent();
        if (!closed && !timer.isShutdown()) {
            timer.schedule(this::connect, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void closeCurrent() {
        StatefulRedisPubSubConnection<String, String> open = current.getAndSet(null);
        if (open != null) {
            open.closeAsync();
        }
    }
}
