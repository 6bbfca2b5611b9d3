package org.anling.simulation.fleet.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the devices raised and what was acknowledged to them; any thread. Remembers the last thousand delays. */
public final class PressLedger {

    private static final int DELAYS_KEPT = 1_000;
    private final Map<String, Instant> waiting = new HashMap<>();
    private final ArrayDeque<Duration> delays = new ArrayDeque<>();
    private int raised;
    private int acknowledged;
    private int repeated;

    /** @param press device and its own number of the press */
    public synchronized void raised(String press, Instant at) {
        raised++;
        waiting.put(press, at);
    }

    public synchronized void repeated() {
        repeated++;
    }

    /** The first acknowledgement of a press counts, later ones change nothing. */
    public synchronized void acknowledged(String press, Instant at) {
        Instant since = waiting.remove(press);
        if (since == null) {
            return;
        }
        acknowledged++;
        delays.addLast(Duration.between(since, at));
        if (delays.size() > DELAYS_KEPT) {
            delays.removeFirst();
        }
    }

    public synchronized Summary summary() {
        List<Duration> sorted = new ArrayList<>(delays);
        sorted.sort(null);
        Duration median = sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
        return new Summary(raised, acknowledged, repeated, waiting.size(), median);
    }

    /** Counts since the start; {@code waiting} are raised and not yet acknowledged. */
    public record Summary(int raised, int acknowledged, int repeated, int waiting, Duration medianDelay) {}
}
