package org.anling.dispatcher.server;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ResponderId;
import org.anling.journal.EventLog;
import org.anling.journal.RedisJournal;
import org.anling.journal.cache.LiveStore;

/**
 * How the dispatcher reaches one centre: the server on which it lies, a reader made anew for the thread that asks, and the positions of
 * responders.
 */
public record CentreAccess(
        CentreId centre,
        RedisJournal shard,
        Supplier<EventLog> events,
        Supplier<CompletionStage<Map<ResponderId, LiveStore.Seen>>> positions) {

    /** A centre that lies on Redis. */
    public static CentreAccess of(RedisJournal redis, CentreId centre) {
        LiveStore live = redis.liveStore(centre);
        return new CentreAccess(centre, redis, () -> redis.eventLog(centre), live::listResponders);
    }
}
