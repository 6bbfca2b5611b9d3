package org.anling.journal.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.anling.contract.entry.Lane;
import org.anling.journal.Inbox.Appended;

/** What can be seen of a lane from outside: outcomes and times of appends, how many are under way, how often the queue was full. */
final class LaneMeters {

    private final Map<Appended, Counter> outcomes = new EnumMap<>(Appended.class);
    private final Counter full;
    private final Timer durable;

    LaneMeters(MeterRegistry registry, Lane lane, Supplier<Number> load) {
        String name = lane.name().toLowerCase(Locale.ROOT);
        for (Appended outcome : Appended.values()) {
            outcomes.put(
                    outcome,
                    registry.counter(
                            "anling.inbox.appends",
                            "lane",
                            name,
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT)));
        }
        full = registry.counter("anling.inbox.queue.full", "lane", name);
        durable = registry.timer("anling.inbox.append", "lane", name);
        Gauge.builder("anling.inbox.load", load).tag("lane", name).register(registry);
    }

    void count(Appended outcome, long nanos) {
        Counter counter = outcomes.get(outcome);
        if (counter != null) {
            counter.increment();
        }
        if (outcome == Appended.DURABLE) {
            durable.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    void queueFull() {
        full.increment();
    }
}
