package org.anling.journal.redis;

import io.lettuce.core.KeyValue;
import io.lettuce.core.api.sync.RedisCommands;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.anling.contract.entry.EventId;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.LogHead;

/** Reads where a log ends; the first who asks gives the log its random identity, which nobody changes afterwards. */
final class HeadReader {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keys keys;

    HeadReader(Keys keys) {
        this.keys = keys;
    }

    LogHead read(RedisCommands<String, String> redis) {
        List<KeyValue<String, String>> meta = fields(redis);
        if (!meta.getFirst().hasValue()) {
            byte[] identity = new byte[16];
            RANDOM.nextBytes(identity);
            redis.hsetnx(keys.meta(), "identity", HexFormat.of().formatHex(identity));
            meta = fields(redis);
        }
        return new LogHead(
                meta.get(0).getValueOrElse(""),
                EventId.parse(meta.get(1).getValueOrElse("0-0")),
                meta.get(2).getValueOrElse(""),
                meta.get(3).getValueOrElse(""),
                new Cursors(meta.get(4).getValueOrElse("0-0"), meta.get(5).getValueOrElse("0-0")));
    }

    private List<KeyValue<String, String>> fields(RedisCommands<String, String> redis) {
        return redis.hmget(keys.meta(), "identity", "tail", "hash", "batch", "urgent", "routine");
    }
}
