package org.anling.journal.cache;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.id.DeviceId;
import org.anling.journal.redis.Link;
import org.anling.journal.redis.RedisConnector;
import org.anling.journal.redis.Script;

/**
 * All devices of all centres, by the id they name themselves with. The registry writes, gateways read at login, keep the record with
 * the session and read it again when they are told or a minute has passed. Asynchronous, any thread.
 */
public final class DeviceDirectory {

    /** What a gateway wants to be told. Called on a thread of the journal: must not block. */
    public interface Listener {

        /** The record of a device changed; read it. */
        void changed(DeviceId device);

        /** Changes may have been missed: read every record that is kept. */
        void missed();
    }

    static final String CHANNEL = "anling:devices";

    private static final Script<Long> PUT = Script.ofNumber("put-version");

    private final Link link;
    private final RedisConnector connector;
    private final ScheduledExecutorService timer;

    public DeviceDirectory(Link link, RedisConnector connector, ScheduledExecutorService timer) {
        this.link = link;
        this.connector = connector;
        this.timer = timer;
    }

    /** The record of a device, empty if nobody enrolled it. */
    public CompletionStage<Optional<DeviceRecord>> find(DeviceId device) {
        return link.ask(redis -> redis.hget(key(device), "json"))
                .thenApply(json -> Stored.read(json, DeviceRecord.class));
    }

    /**
     * Writes a record, and how long the device may be silent. False if one of the same or a higher version is there already, which then
     * stays.
     */
    public CompletionStage<Boolean> put(DeviceRecord record) {
        List<String> args = List.of(
                String.valueOf(record.version()),
                ContractJson.encode(record),
                CHANNEL,
                record.id().value());
        return link.ask(redis -> PUT.start(redis, List.of(key(record.id())), args))
                .thenCompose(put ->
                        new Supervision(record.centre(), link).supervise(record).thenApply(noted -> put == 1));
    }

    /** Tells a listener of changes until it is closed. It says {@link Listener#missed} after each new connection, the first included. */
    public AutoCloseable listen(Listener listener) {
        return new DeviceChanges(connector, timer, listener, Duration.ofMillis(500));
    }

    private static String key(DeviceId device) {
        return "device:" + device.value();
    }
}
