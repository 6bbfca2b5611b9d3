package org.anling.dispatcher.core.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anling.contract.alert.Alert;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.fold.Fact;
import org.anling.contract.id.InputId;
import org.anling.contract.state.RepeatShard;
import org.anling.contract.state.RepeatShard.Handled;

/**
 * Remembers which inputs were handled and which alerts were seen, by the event that set them last, so that the oldest can be
 * forgotten and a snapshot holds them in shards that change no more once they are full. Owned by the thread of the centre.
 */
final class Memory {

    private record Row(Instant at, long seq) {}

    private record Set(List<InputId> inputs, List<String> copies, Instant at) {}

    private final Map<InputId, Row> inputs = new HashMap<>();
    private final TreeMap<Long, Set> bySeq = new TreeMap<>();

    boolean knows(InputId input) {
        return inputs.containsKey(input);
    }

    /** Remembers the cause of an event and the alerts it holds. */
    void remember(Tables tables, Fact fact) {
        InputId cause = fact.cause();
        if (cause != null && !inputs.containsKey(cause)) {
            inputs.put(cause, new Row(fact.at(), fact.seq()));
            rows(fact.seq(), fact.at()).inputs().add(cause);
            tables.touched.add(Pieces.repeats(fact.seq()));
        }
        for (Alert alert : alerts(fact.body())) {
            rows(fact.seq(), fact.at()).copies().add(alert.repeatKey());
            tables.touched.add(Pieces.repeats(fact.seq()));
        }
    }

    /** Forgets everything that was set before. */
    void forget(Tables tables, Instant before) {
        while (!bySeq.isEmpty() && bySeq.firstEntry().getValue().at().isBefore(before)) {
            Map.Entry<Long, Set> oldest = bySeq.pollFirstEntry();
            tables.touched.add(Pieces.repeats(oldest.getKey()));
            oldest.getValue().inputs().forEach(inputs::remove);
            for (String key : oldest.getValue().copies()) {
                if (tables.copies
                        .find(key)
                        .filter(copy -> copy.seq() <= oldest.getKey())
                        .isPresent()) {
                    tables.copies.remove(key);
                }
            }
        }
    }

    /** What a shard holds now: keys that a later event set again are in its shard, not here. */
    RepeatShard shard(Tables tables, String piece) {
        long[] range = Pieces.range(piece);
        List<Handled> handled = new ArrayList<>();
        SortedSet<String> keys = new TreeSet<>();
        bySeq.subMap(range[0], range[1]).forEach((seq, set) -> {
            set.inputs().forEach(input -> handled.add(new Handled(input, set.at(), seq)));
            keys.addAll(set.copies());
        });
        List<RepeatShard.Copy> copies = new ArrayList<>();
        for (String key : keys) {
            tables.copies
                    .find(key)
                    .filter(copy -> copy.seq() >= range[0] && copy.seq() < range[1])
                    .ifPresent(copy -> {
                        Instant at = java.util.Objects.requireNonNull(bySeq.get(copy.seq()))
                                .at();
                        copies.add(new RepeatShard.Copy(key, copy.incident(), copy.lastAt(), at, copy.seq()));
                    });
        }
        return new RepeatShard(handled, copies);
    }

    /** Keys of all shards that hold something. */
    SortedSet<String> shards() {
        SortedSet<String> shards = new TreeSet<>();
        bySeq.keySet().forEach(seq -> shards.add(Pieces.repeats(seq)));
        return shards;
    }

    /** Takes over a shard of a snapshot. */
    void load(Tables tables, RepeatShard shard) {
        for (Handled handled : shard.inputs()) {
            inputs.put(handled.input(), new Row(handled.at(), handled.seq()));
            rows(handled.seq(), handled.at()).inputs().add(handled.input());
        }
        for (RepeatShard.Copy copy : shard.copies()) {
            Tables.Copy row = new Tables.Copy(copy.incident(), copy.lastAt(), copy.seq());
            if (tables.copies
                    .find(copy.repeatKey())
                    .filter(known -> known.seq() > row.seq())
                    .isEmpty()) {
                tables.copies.put(copy.repeatKey(), row);
            }
            rows(copy.seq(), copy.at()).copies().add(copy.repeatKey());
        }
    }

    private Set rows(long seq, Instant at) {
        return bySeq.computeIfAbsent(seq, _ -> new Set(new ArrayList<>(), new ArrayList<>(), at));
    }

    private static List<Alert> alerts(Event event) {
        return switch (event) {
            case IncidentEvent.Opened opened -> opened.alerts();
            case IncidentEvent.AlertJoined joined -> joined.alerts();
            default -> List.of();
        };
    }
}
