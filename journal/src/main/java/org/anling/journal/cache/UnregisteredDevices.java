package org.anling.journal.cache;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.journal.redis.Keys;
import org.anling.journal.redis.Link;
import org.anling.journal.redis.Script;

/** Devices that speak to a centre and are not in its registry, offered for enrolment; the thousand seen last. Asynchronous, any thread. */
public final class UnregisteredDevices {

    /**
     * One of them.
     *
     * @param lastSeenAt when it spoke last
     */
    public record Seen(DeviceRef device, Instant lastSeenAt) {}

    private static final Script<Long> SEE = Script.ofNumber("see-unregistered");
    private static final int LONGEST = 1_000;

    private final Link link;
    private final Keys keys;

    public UnregisteredDevices(CentreId centre, Link link) {
        this.link = link;
        this.keys = new Keys(centre);
    }

    /** A device spoke that nobody knows. */
    public CompletionStage<Void> saw(DeviceRef device, Instant at) {
        List<String> args = List.of(
                device.id().value(),
                String.valueOf(at.toEpochMilli()),
                ContractJson.encode(new Seen(device, at)),
                String.valueOf(LONGEST));
        return link.ask(redis ->
                        SEE.start(redis, List.of(keys.of("unregistered:order"), keys.of("unregistered")), args))
                .thenAccept(over -> {});
    }

    /** Those seen last, newest first. */
    public CompletionStage<List<Seen>> list(int max) {
        return link.ask(redis -> redis.zrevrange(keys.of("unregistered:order"), 0, max - 1L))
                .thenCompose(this::records);
    }

    /** It was enrolled or is of no interest. */
    public CompletionStage<Void> forget(DeviceId device) {
        return link.ask(redis -> redis.zrem(keys.of("unregistered:order"), device.value()))
                .thenCompose(gone -> link.ask(redis -> redis.hdel(keys.of("unregistered"), device.value())))
                .thenAccept(gone -> {});
    }

    private CompletionStage<List<Seen>> records(List<String> ids) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedStage(List.of());
        }
        return link.ask(redis -> redis.hmget(keys.of("unregistered"), ids.toArray(String[]::new)))
                .thenApply(found -> found.stream()
                        .flatMap(pair -> Stored.read(pair.getValueOrElse(""), Seen.class).stream())
                        .toList());
    }
}
