package org.anling.dispatcher.server;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ResponderId;
import org.anling.journal.CentreJournal;
import org.anling.journal.EventLog;
import org.anling.journal.RedisJournal;
import org.anling.journal.cache.LiveStore;

/**
 * How the dispatcher reaches one centre: a writer, a reader and the positions of responders, each made anew for the thread that
 * asks.
 */
public record CentreAccess(
        CentreId centre,
        Supplier<CentreJournal> journal,
        Supplier<EventLog> events,
        Supplier<CompletionStage<Map<ResponderId, LiveStore.Seen>>> positions) {

    /** A centre that lies on Redis. */
    public static CentreAccess of(RedisJournal redis, CentreId centre) {
        LiveStore live = redis.liveStore(centre);
        return new CentreAccess(
                centre, () -> redis.centreJournal(centre), () -> redis.eventLog(centre), live::listResponders);
    }
}
