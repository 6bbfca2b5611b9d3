package org.anling.launcher.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;

/** Rounds of presses through the real server, from the write at the gateway's socket to the first byte at a responder's. */
final class Presses {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(20);
    private static final double NANOS_A_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Parts parts;
    private long number;

    /** What a round works with. */
    record Parts(Wires wires, Devices devices, Phones phones, ServerProcess server, Outcome outcome, Desk desk) {}

    /** When each press of a round left; written on the event loop. */
    private static final class Left {

        private final long[] nanos;
        private final Instant[] walls;

        Left(int times) {
            this.nanos = new long[times];
            this.walls = new Instant[times];
        }

        void note(int press) {
            walls[press] = Instant.now();
            nanos[press] = System.nanoTime();
        }
    }

    Presses(Parts parts) {
        this.parts = parts;
    }

    /** One round, and everything closed after it. @throws IllegalStateException if the server lost something */
    void round(Pacer pacer, int times, Measured into) {
        parts.outcome().begin();
        StageSums before = StageSums.read(parts.server().metrics());
        Left left = new Left(times);
        long round = ++number;
        // Beside the round: a round at one a second is longer than the log is kept.
        CompletableFuture<Void> reading = CompletableFuture.runAsync(
                () -> parts.outcome().awaitOffers(times, pacer.duration(times).plus(PATIENCE)));
        long[] due = pacer.fire(times, i -> {
            parts.wires().loop().execute(() -> {
                left.note(i);
                parts.devices().press(i, left.walls[i], round);
            });
        });
        reading.join();
        parts.wires().settle();
        Map<IncidentId, Long> firstOffers = firstOffers();
        StageSums after = StageSums.read(parts.server().metrics());
        for (int i = 0; i < times; i++) {
            IncidentId incident = parts.outcome().byDevice().get(Town.device(i));
            long end = incident == null ? 0 : firstOffers.getOrDefault(incident, 0L);
            into.whole.add(left.nanos[i], end);
            into.fromDue.add(due[i], end);
            into.late.add(due[i], left.nanos[i]);
        }
        into.addStages(stages(before, after, left, firstOffers));
        closeAll();
    }

    /** The log may be ahead of the pages: waits for what is still on its way. */
    private Map<IncidentId, Long> firstOffers() {
        Map<IncidentId, Long> first = new HashMap<>();
        long end = System.nanoTime() + ON_ITS_WAY.toNanos();
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            parts.phones().take().forEach((offer, at) -> {
                IncidentId incident = parts.outcome().offers().get(offer);
                if (incident != null) {
                    first.merge(incident, at, Math::min);
                }
            });
        } while (first.size() < parts.outcome().incidents().size() && System.nanoTime() < end);
        return first;
    }

    /** Means of this round. The gateway's stage is by the log, those inside the server by its timers, the last is what is left. */
    private Map<String, Double> stages(StageSums before, StageSums after, Left left, Map<IncidentId, Long> ends) {
        Timings gateway = new Timings();
        Timings whole = new Timings();
        for (int i = 0; i < left.nanos.length; i++) {
            DeviceId device = Town.device(i);
            IncidentId incident = parts.outcome().byDevice().get(device);
            Long end = incident == null ? null : ends.get(incident);
            if (incident != null && end != null) {
                long micros =
                        ChronoUnit.MICROS.between(left.walls[i], parts.outcome().receivedAt(incident));
                gateway.addMillis(micros / 1_000.0);
                whole.addMillis((end - left.nanos[i]) / NANOS_A_MILLI);
            }
        }
        double committed = after.meanMillis(before, "decided-committed");
        Map<String, Double> means = new LinkedHashMap<>();
        means.put("gateway", gateway.mean());
        means.put("appended", after.meanMillis(before, "inbox"));
        means.put("decided", after.meanMillis(before, "decision"));
        means.put("committed", committed);
        means.put("read", after.meanMillis(before, "offer") - committed);
        means.put("written", after.meanMillis(before, "responder"));
        means.put(
                "arrived",
                whole.mean()
                        - means.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum());
        return means;
    }

    private void closeAll() {
        parts.desk().close(parts.outcome().incidents());
        int open = parts.outcome().awaitClosed(PATIENCE);
        if (open > 0) {
            throw new IllegalStateException(open + " incidents of a round could not be closed");
        }
        parts.phones().take();
    }
}
