package org.anling.journal.redis;

import io.lettuce.core.XTrimArgs;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trims the inbox behind the cursors, and the events behind the snapshot and the slowest reader; when the memory is nearly full,
 * behind the snapshot alone, and then the log says so in the field {@code incomplete}. Works in small bites.
 */
final class Trimmer {

    private static final Logger LOG = LoggerFactory.getLogger(Trimmer.class);
    private static final long BITE = 1_000;

    private final Keys keys;
    private final Session session;
    private final double snapshotOnlyAtMemory;

    Trimmer(Keys keys, Session session, double snapshotOnlyAtMemory) {
        this.keys = keys;
        this.session = session;
        this.snapshotOnlyAtMemory = snapshotOnlyAtMemory;
    }

    long trim() {
        Map<String, String> meta = session.call(redis -> redis.hgetall(keys.meta()));
        long gone = behind(keys.lane(Lane.URGENT), meta.getOrDefault("urgent", "0-0"));
        gone += behind(keys.lane(Lane.ROUTINE), meta.getOrDefault("routine", "0-0"));
        String snapshot = meta.get("snapshot");
        return snapshot == null ? gone : gone + events(EventId.parse(snapshot));
    }

    private long events(EventId snapshot) {
        EventId needed =
                slowestReader().filter(at -> at.compareTo(snapshot) < 0).orElse(snapshot);
        if (needed.equals(snapshot)) {
            return behind(keys.events(), snapshot.toString());
        }
        double share = Memory.read(session.call(redis -> redis.info("memory"))).share();
        if (share < snapshotOnlyAtMemory) {
            return behind(keys.events(), needed.toString());
        }
        LOG.error(
                "memory of Redis is {} % full: events go behind the snapshot {} though a reader still needs those"
                        + " after {}; the record is incomplete",
                Math.round(share * 100), snapshot, needed);
        session.call(redis -> redis.hset(keys.meta(), "incomplete", snapshot.toString()));
        return behind(keys.events(), snapshot.toString());
    }

    private Optional<EventId> slowestReader() {
        return session.call(redis -> redis.hvals(keys.readers())).stream()
                .map(value -> EventId.parse(value.substring(0, value.indexOf(' '))))
                .min(EventId::compareTo);
    }

    /** Removes every entry at or before an id. */
    private long behind(String stream, String lastGone) {
        EventId last = EventId.parse(lastGone);
        String firstKept = new EventId(last.epoch(), last.seq() + 1).toString();
        XTrimArgs rough =
                XTrimArgs.Builder.minId(firstKept).approximateTrimming().limit(BITE);
        long gone = 0;
        long bite = 1;
        while (bite > 0) {
            bite = session.call(redis -> redis.xtrim(stream, rough));
            gone += bite;
        }
        return gone + session.call(redis -> redis.xtrim(stream, XTrimArgs.Builder.minId(firstKept)));
    }
}
