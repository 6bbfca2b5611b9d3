package org.anling.gateway.server.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.server.meters.GatewayMeters;
import org.jspecify.annotations.Nullable;

/**
 * The newest heartbeat and position of each device that are not written yet. A newer one takes the place of the older; of heartbeats each
 * device has one written in a while only. One write is under way at a time, so a live store that is slow is never buried and what comes
 * meanwhile coalesces. Any thread hands in; {@link #flush} on one timer.
 */
final class LatestReports {

    /** Devices that may have something unwritten; the reports of further ones are shed. */
    static final int MOST = 50_000;
    /** In one command; Redis does nothing else meanwhile. */
    static final int AT_ONCE = 200;
    /** Whose device nobody could look up for so long is dropped. */
    private static final long LONGEST_MS = 60_000;

    private final Tools tools;
    private final long beatEveryMs;
    private final int most;
    private final Map<DeviceId, Unwritten<Heartbeat>> beats = new ConcurrentHashMap<>();
    private final Map<DeviceId, Unwritten<Place>> places = new ConcurrentHashMap<>();
    private final Map<DeviceId, Long> beatsWrittenMs = new ConcurrentHashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * What it works with.
     *
     * @param devices the record of a device if it is at hand; within, empty if nobody enrolled it
     * @param millis a count of milliseconds that only rises
     */
    record Tools(
            Function<DeviceId, Optional<Optional<DeviceRecord>>> devices,
            Store store,
            LongSupplier millis,
            GatewayMeters meters) {}

    /** Where the reports of one centre go. A stage that fails means that it may not have been written. */
    interface Store {

        CompletionStage<Void> heartbeats(CentreId centre, Collection<Heartbeat> beats);

        CompletionStage<Void> positions(CentreId centre, Map<DeviceId, Place> places);
    }

    /** Where a device was, and when. */
    record Place(Position position, Instant at) {}

    private record Unwritten<R>(R report, String protocol, long sinceMs) {}

    /** @param beatEvery how often a heartbeat of a device is written at most */
    LatestReports(Tools tools, Duration beatEvery) {
        this(tools, beatEvery, MOST);
    }

    LatestReports(Tools tools, Duration beatEvery, int most) {
        this.tools = tools;
        this.beatEveryMs = beatEvery.toMillis();
        this.most = most;
    }

    /** A sign of life. */
    void beat(String protocol, Heartbeat beat) {
        if (hasRoom(beats, beat.device(), protocol)) {
            Unwritten<Heartbeat> fresh = new Unwritten<>(beat, protocol, tools.millis.getAsLong());
            beats.merge(beat.device(), fresh, (older, newer) -> {
                tools.meters.coalesced(protocol, "heartbeat");
                return both(older, newer);
            });
        }
    }

    /** A device is somewhere. */
    void place(String protocol, DeviceId device, Place place) {
        if (hasRoom(places, device, protocol)
                && places.put(device, new Unwritten<>(place, protocol, tools.millis.getAsLong())) != null) {
            tools.meters.coalesced(protocol, "position");
        }
    }

    /** Devices that have something unwritten. */
    int size() {
        return Math.max(beats.size(), places.size());
    }

    /** Writes what is due unless a flush is under way; the stage never fails. What could not be written is kept, unless there is newer. */
    CompletionStage<Void> flush() {
        if (!busy.compareAndSet(false, true)) {
            return CompletableFuture.completedStage(null);
        }
        long now = tools.millis.getAsLong();
        beatsWrittenMs.values().removeIf(at -> now - at >= beatEveryMs);
        beats.values().removeIf(one -> now - one.sinceMs > LONGEST_MS + beatEveryMs);
        places.values().removeIf(one -> now - one.sinceMs > LONGEST_MS);
        List<DeviceId> due = beats.keySet().stream()
                .filter(device -> !beatsWrittenMs.containsKey(device))
                .toList();
        return inPieces(due, piece -> write(piece, beats, this::writeBeats, LatestReports::both))
                .thenCompose(done -> inPieces(
                        List.copyOf(places.keySet()),
                        piece -> write(piece, places, tools.store::positions, (newer, older) -> newer)))
                .handle((done, silent) -> {
                    busy.set(false);
                    return null;
                });
    }

    private CompletionStage<Void> writeBeats(CentreId centre, Map<DeviceId, Heartbeat> of) {
        return tools.store.heartbeats(centre, of.values()).thenAccept(written -> {
            long now = tools.millis.getAsLong();
            of.keySet().forEach(device -> beatsWrittenMs.put(device, now));
        });
    }

    private <R> boolean hasRoom(Map<DeviceId, Unwritten<R>> reports, DeviceId device, String protocol) {
        boolean room = reports.size() < most || reports.containsKey(device);
        if (!room) {
            tools.meters.shed(protocol, "reports");
        }
        return room;
    }

    /** One after the other; the first that fails is the last for now. */
    private static CompletionStage<Void> inPieces(
            List<DeviceId> devices, Function<List<DeviceId>, CompletionStage<Void>> write) {
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (int from = 0; from < devices.size(); from += AT_ONCE) {
            List<DeviceId> piece = devices.subList(from, Math.min(devices.size(), from + AT_ONCE));
            all = all.thenCompose(before -> write.apply(piece));
        }
        return all;
    }

    private interface Writing<R> {
        CompletionStage<Void> write(CentreId centre, Map<DeviceId, R> reports);
    }

    private interface Joining<R> {
        Unwritten<R> join(Unwritten<R> newer, Unwritten<R> older);
    }

    private <R> CompletionStage<Void> write(
            List<DeviceId> piece, Map<DeviceId, Unwritten<R>> from, Writing<R> writing, Joining<R> joining) {
        Map<CentreId, Map<DeviceId, Unwritten<R>>> taken = new HashMap<>();
        for (DeviceId device : piece) {
            Optional<Optional<DeviceRecord>> record = tools.devices.apply(device);
            Unwritten<R> report = record.isPresent() ? from.remove(device) : null;
            if (report != null && record.get().isPresent()) {
                taken.computeIfAbsent(record.get().get().centre(), centre -> new HashMap<>())
                        .put(device, report);
            }
        }
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        taken.forEach((centre, reports) -> {
            Map<DeviceId, R> plain = new HashMap<>();
            reports.forEach((device, report) -> plain.put(device, report.report));
            writes.add(writing.write(centre, plain)
                    .whenComplete((written, silent) -> putBack(silent, reports, from, joining))
                    .toCompletableFuture());
        });
        return CompletableFuture.allOf(writes.toArray(CompletableFuture<?>[]::new));
    }

    private static <R> void putBack(
            @Nullable Throwable silent,
            Map<DeviceId, Unwritten<R>> reports,
            Map<DeviceId, Unwritten<R>> to,
            Joining<R> joining) {
        if (silent != null) {
            reports.forEach((device, report) -> to.merge(device, report, joining::join));
        }
    }

    /** A bare sign of life does not wipe out the battery level of the one before it. */
    private static Unwritten<Heartbeat> both(Unwritten<Heartbeat> one, Unwritten<Heartbeat> other) {
        boolean inOrder = !other.report.receivedAt().isBefore(one.report.receivedAt());
        Heartbeat older = inOrder ? one.report : other.report;
        Heartbeat newer = inOrder ? other.report : one.report;
        Heartbeat joined = new Heartbeat(
                newer.device(),
                newer.receivedAt(),
                newer.batteryPercent() == null ? older.batteryPercent() : newer.batteryPercent(),
                newer.signalPercent() == null ? older.signalPercent() : newer.signalPercent());
        return new Unwritten<>(joined, other.protocol, Math.max(one.sinceMs, other.sinceMs));
    }
}
