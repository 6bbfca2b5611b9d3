package org.anling.journal.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.id.DeviceId;
import org.anling.journal.cache.DueTimes;
import org.anling.journal.cache.Supervision;

/** Due times in memory, by the same rules as the scripts; one test compares the two. One thread. */
public final class MemoryDueTimes implements DueTimes {

    private final InstantSource clock;
    private final Map<DeviceId, Long> due = new HashMap<>();
    private final Map<DeviceId, Terms> terms = new HashMap<>();
    private final Map<DeviceId, Long> silent = new HashMap<>();
    private final List<InputEntry> findings = new ArrayList<>();
    private long at = Long.MIN_VALUE;
    private long reads = Long.MIN_VALUE;
    private long from;

    public MemoryDueTimes(InstantSource clock) {
        this.clock = clock;
    }

    private record Terms(long version, long interval) {}

    /** What was found, in order. */
    public List<InputEntry> findings() {
        return List.copyOf(findings);
    }

    /** Whether a device counts as silent. */
    public boolean isSilent(DeviceId device) {
        return silent.containsKey(device);
    }

    /** The same as what the directory does with a record. */
    public void supervise(DeviceRecord record) {
        DeviceId device = record.id();
        Terms known = terms.get(device);
        if (known != null && record.version() <= known.version) {
            return;
        }
        if (!Supervision.isSupervised(record) || record.elder() == null) {
            due.remove(device);
            terms.remove(device);
            return;
        }
        Terms now = new Terms(record.version(), record.expectedInterval().toMillis());
        terms.put(device, now);
        if (known != null) {
            due.computeIfPresent(device, (id, by) -> by + now.interval - known.interval);
        } else if (!silent.containsKey(device)) {
            due.putIfAbsent(device, reads() + now.interval);
        }
    }

    @Override
    public CompletionStage<List<Again>> heard(List<Sign> signs) {
        List<Again> again = new ArrayList<>();
        for (Sign sign : signs) {
            DeviceId device = sign.device().id();
            long interval = interval(sign.device());
            Long since = silent.get(device);
            if (since == null) {
                due.merge(device, reads() - sign.ago().toMillis() + interval, Math::max);
            } else if (sign.ago().toMillis() < interval) {
                again.add(new Again(device, Instant.ofEpochMilli(since)));
            }
        }
        return CompletableFuture.completedStage(again);
    }

    @Override
    public CompletionStage<Look> look(Duration grace, int most) {
        long now = clock.millis();
        long before = reads == Long.MIN_VALUE ? now : reads;
        long gap = 0;
        boolean first = at == Long.MIN_VALUE;
        if (!first && now - at > Supervision.LONGEST_PAUSE.toMillis()) {
            gap = now - at;
            from = before + grace.toMillis();
        } else if (first) {
            from = before + grace.toMillis();
        }
        reads = gap > 0 || first ? before : before + Math.max(0, now - at);
        at = now;
        List<Due> late = reads < from ? List.of() : late(now, most);
        return CompletableFuture.completedStage(new Look(Duration.ofMillis(gap), late));
    }

    @Override
    public CompletionStage<Boolean> claim(Due claimed, InputEntry finding) {
        DeviceId device = claimed.device();
        boolean still = String.valueOf(due.get(device)).equals(claimed.score());
        if (still) {
            due.remove(device);
            silent.put(device, claimed.lastHeardAt().toEpochMilli());
            findings.add(finding);
        }
        return CompletableFuture.completedStage(still);
    }

    @Override
    public CompletionStage<Boolean> clear(Sign sign, InputEntry finding) {
        DeviceId device = sign.device().id();
        boolean was = silent.remove(device) != null;
        Terms known = terms.get(device);
        if (was && known != null) {
            due.merge(device, reads() - sign.ago().toMillis() + known.interval, Math::max);
        }
        if (was) {
            findings.add(finding);
        }
        return CompletableFuture.completedStage(was);
    }

    @Override
    public CompletionStage<Void> forget(DeviceId device) {
        due.remove(device);
        terms.remove(device);
        return CompletableFuture.completedStage(null);
    }

    private long interval(DeviceRecord record) {
        DeviceId device = record.id();
        Terms known = terms.get(device);
        if (known != null && known.version >= record.version()) {
            return known.interval;
        }
        long interval = record.expectedInterval().toMillis();
        terms.put(device, new Terms(record.version(), interval));
        if (known != null) {
            due.computeIfPresent(device, (id, by) -> by + interval - known.interval);
        }
        return interval;
    }

    private List<Due> late(long now, int most) {
        return due.entrySet().stream()
                .filter(entry -> entry.getValue() <= reads)
                .sorted(Map.Entry.<DeviceId, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(most)
                .map(entry -> new Due(
                        entry.getKey(),
                        String.valueOf(entry.getValue()),
                        Instant.ofEpochMilli(now - (reads - (entry.getValue() - intervalOf(entry.getKey()))))))
                .toList();
    }

    private long intervalOf(DeviceId device) {
        Terms known = terms.get(device);
        return known == null ? 0 : known.interval;
    }

    /** What the clock of supervision would show now. */
    private long reads() {
        long now = clock.millis();
        if (reads == Long.MIN_VALUE) {
            return now;
        }
        boolean runs = now > at && now - at <= Supervision.LONGEST_PAUSE.toMillis();
        return runs ? reads + now - at : reads;
    }
}
