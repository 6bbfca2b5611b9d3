package org.anling.journal.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.EpollProvider;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.anling.journal.JournalUnavailableException;

/**
 * Opens connections to one server (or to the master that Sentinel names). No connection ever reconnects by itself: the client library
 * would then repeat commands whose answer was lost, which doubled entries in an experiment. Any thread.
 */
public final class RedisConnector implements AutoCloseable {

    private final RedisClient client;
    private final RedisURI uri;
    private final Duration commandTimeout;

    public RedisConnector(
            ClientResources resources, String uri, Duration connectTimeout, Duration commandTimeout, int queue) {
        this.uri = RedisURI.create(uri);
        this.uri.setTimeout(commandTimeout);
        this.commandTimeout = commandTimeout;
        this.client = RedisClient.create(resources, this.uri);
        this.client.setOptions(options(connectTimeout, commandTimeout, queue));
    }

    /** Opens one and waits. */
    public StatefulRedisConnection<String, String> connect() {
        try {
            return client.connect();
        } catch (RedisException e) {
            throw new JournalUnavailableException("no connection to Redis at " + place(), e);
        }
    }

    /** Opens one for published messages and waits. */
    public StatefulRedisPubSubConnection<String, String> connectPubSub() {
        try {
            return client.connectPubSub();
        } catch (RedisException e) {
            throw new JournalUnavailableException("no connection to Redis at " + place(), e);
        }
    }

    CompletionStage<StatefulRedisConnection<String, String>> connectAsync() {
        return client.connectAsync(StringCodec.UTF8, uri);
    }

    Duration commandTimeout() {
        return commandTimeout;
    }

    /** How long one blocking read may last: at most a second, and well within the command timeout. */
    long longestBlockMs() {
        return Math.min(1_000, commandTimeout.toMillis() / 2);
    }

    /** Host and port for messages; never the password. */
    public String place() {
        return uri.getSentinels().isEmpty()
                ? uri.getHost() + ":" + uri.getPort()
                : "master " + uri.getSentinelMasterId() + " of Sentinel";
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }

    private static ClientOptions options(Duration connectTimeout, Duration commandTimeout, int queue) {
        SocketOptions.Builder socket =
                SocketOptions.builder().connectTimeout(connectTimeout).keepAlive(true);
        if (EpollProvider.isAvailable()) {
            // Without the native transport the same is found by the pings of Link and by command timeouts.
            socket.tcpUserTimeout(SocketOptions.TcpUserTimeoutOptions.builder()
                    .enable()
                    .tcpUserTimeout(commandTimeout.multipliedBy(2))
                    .build());
        }
        return ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(command -> true)
                .requestQueueSize(queue)
                .pingBeforeActivateConnection(true)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(socket.build())
                .timeoutOptions(TimeoutOptions.create())
                .build();
    }
}
