package org.anling.journal.cache;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.journal.redis.EntryFields;
import org.anling.journal.redis.Keys;
import org.anling.journal.redis.Link;
import org.anling.journal.redis.Script;

/**
 * When each device of a centre must have been heard again. Lies beside the inbox, so that one script claims a silence and appends the
 * finding: however many gateways look, one finds. Asynchronous, any thread.
 */
public final class Supervision {

    /**
     * A device that was not heard in time.
     *
     * @param score the due time as it lies in Redis, by which it is claimed
     */
    public record Due(DeviceId device, Instant at, String score) {}

    private static final Script<Long> CLAIM = Script.ofNumber("claim-silence");

    private final Link link;
    private final Keys keys;

    public Supervision(CentreId centre, Link link) {
        this.link = link;
        this.keys = new Keys(centre);
    }

    /** The device was heard and must be heard again by then. */
    public CompletionStage<Void> expect(DeviceId device, Instant by) {
        return link.ask(redis -> redis.zadd(keys.of("supervision"), (double) by.toEpochMilli(), device.value()))
                .thenAccept(added -> {});
    }

    /** The device is no longer supervised. */
    public CompletionStage<Void> forget(DeviceId device) {
        return link.ask(redis -> redis.zrem(keys.of("supervision"), device.value()))
                .thenAccept(gone -> {});
    }

    /** Devices whose time has run out, longest silent first. */
    public CompletionStage<List<Due>> listDue(Instant now, int max) {
        Range<Long> range = Range.create(0L, now.toEpochMilli());
        return link.ask(redis -> redis.zrangebyscoreWithScores(keys.of("supervision"), range, Limit.from(max)))
                .thenApply(found -> found.stream()
                        .map(scored -> new Due(
                                new DeviceId(scored.getValue()),
                                Instant.ofEpochMilli((long) scored.getScore()),
                                String.valueOf((long) scored.getScore())))
                        .toList());
    }

    /**
     * Claims a silence and appends the finding to the inbox.
     *
     * @param next when to look again, empty to stop
     * @param finding without a personal block
     * @return false if somebody else claimed it or the device was heard meanwhile
     */
    public CompletionStage<Boolean> claim(Due due, Optional<Instant> next, InputEntry finding) {
        StoredEntry stored = org.anling.contract.entry.EntryCodec.encode(finding, "");
        List<String> args = new ArrayList<>(List.of(
                due.device().value(),
                due.score(),
                next.map(at -> String.valueOf(at.toEpochMilli())).orElse("")));
        args.addAll(EntryFields.flat(stored));
        List<String> names =
                List.of(keys.of("supervision"), keys.lane(finding.envelope().lane()));
        return link.ask(redis -> CLAIM.start(redis, names, args)).thenApply(claimed -> claimed == 1);
    }
}
