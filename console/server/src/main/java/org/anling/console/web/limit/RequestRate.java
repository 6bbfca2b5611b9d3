package org.anling.console.web.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bucket of requests for each key, filled again steadily. Forgets who has not asked for longest when there are too many keys; a full bucket
 * is what he would have by then. Any thread.
 */
public final class RequestRate {
    private static final int KEYS = 20_000;

    private final int burst;
    private final int perSecond;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEYS;
        }
    };

    /**
     * @param burst requests at once after a rest
     * @param perSecond requests a second for ever
     */
    public RequestRate(int burst, int perSecond, TimeMeter time) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.time = time;
    }

    /** One more request. @return false if it came too fast */
    public boolean tryTake(String key) {
        return bucket(key).tryConsume(1);
    }

    private synchronized Bucket bucket(String key) {
        return buckets.computeIfAbsent(
                key,
                fresh -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }
}
