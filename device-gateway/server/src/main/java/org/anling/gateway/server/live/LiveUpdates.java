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
import java.util.concurrent.TimeUnit;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Position;
import org.anling.contract.alert.Vitals;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.server.intake.DeviceResolver;
import org.anling.gateway.server.intake.Source;
import org.anling.gateway.server.live.LatestReports.Place;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.journal.RedisJournal;
import org.anling.journal.cache.LiveStore;
import org.anling.journal.cache.LiveStore.DeviceSession;
import org.jspecify.annotations.Nullable;

/** What devices report besides alerts, on its way to the live store and to whom it concerns. Any thread; {@link #flush} on one timer. */
public final class LiveUpdates {

    private static final Duration SEEN_AGAIN = Duration.ofSeconds(30);
    /** While this many wait for their record, the reports of others are dropped: a directory that is silent must not fill the memory. */
    private static final int WAITING = 50_000;
    /** Ends of sessions that are told between two flushes: at five flushes a second those of 18,000 devices take half a minute. */
    private static final int GOODBYES = 120;

    private static final int MEASURED = 8;

    private final RedisJournal journal;
    private final DeviceResolver resolver;
    private final CentreId unregisteredCentre;
    private final String gateway;
    private final Ears ears;
    private final LatestReports reports;
    private final Map<DeviceId, List<Vitals>> vitals = new ConcurrentHashMap<>();
    private final Map<DeviceId, Instant> unregistered = new ConcurrentHashMap<>();
    private final Map<DeviceId, CompletableFuture<OpenSession>> sessions = new ConcurrentHashMap<>();
    private final Goodbyes<CompletableFuture<OpenSession>> goodbyes = new Goodbyes<>(GOODBYES);

    /**
     * Where it writes and whom it tells.
     *
     * @param beatEvery how often a heartbeat of a device is written at most
     */
    public LiveUpdates(
            RedisJournal journal,
            DeviceResolver resolver,
            Gateway self,
            Ears ears,
            Duration beatEvery,
            GatewayMeters meters) {
        this.journal = journal;
        this.resolver = resolver;
        this.unregisteredCentre = self.unregisteredCentre();
        this.gateway = self.name();
        this.ears = ears;
        this.reports = new LatestReports(
                new LatestReports.Tools(
                        resolver::known,
                        new InRedis(journal),
                        () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
                        meters),
                beatEvery);
        meters.watch("reports", "all", reports, LatestReports::size);
    }

    /**
     * The process that writes.
     *
     * @param name names it among all gateways
     * @param unregisteredCentre takes the devices that nobody enrolled
     */
    public record Gateway(String name, CentreId unregisteredCentre) {}

    /** Who wants to know what devices say besides. Any thread, must not wait. */
    public interface Ears {

        /** A device that the registry knows gave a sign of life. */
        void alive(DeviceRecord device);

        /** A device that the registry knows said this, perhaps with levels. */
        void reported(DeviceRecord device, Uplink uplink);

        /** A device said something. */
        void said(Uplink uplink);
    }

    private record InRedis(RedisJournal journal) implements LatestReports.Store {

        @Override
        public CompletionStage<Void> heartbeats(CentreId centre, Collection<Heartbeat> beats) {
            return journal.liveStore(centre).putHeartbeats(beats);
        }

        @Override
        public CompletionStage<Void> positions(CentreId centre, Map<DeviceId, Place> places) {
            Map<DeviceId, LiveStore.Seen> seen = new HashMap<>();
            places.forEach((device, place) -> seen.put(device, new LiveStore.Seen(place.position(), place.at())));
            return journal.liveStore(centre).putPositions(seen);
        }
    }

    private record OpenSession(CentreId centre, DeviceSession session) {}

    /** A frame was received. */
    public void received(Uplink uplink, String protocol, Source source, Instant at) {
        Heartbeat beat = uplink.heartbeat();
        Position position = uplink.position();
        if (beat != null) {
            reports.beat(protocol, beat);
        }
        if (position != null) {
            reports.place(protocol, uplink.device(), new Place(position, earlier(position.fixedAt(), at)));
        }
        Vitals measured = uplink.vitals();
        if (measured != null) {
            vitals.merge(uplink.device(), List.of(measured), LiveUpdates::newest);
        }
        ears.said(uplink);
        resolver.resolve(uplink.device()).thenAccept(record -> {
            if (record.isEmpty()) {
                sawUnregistered(uplink.device(), protocol, source, at);
            } else {
                ears.reported(record.get(), uplink);
                if (beat != null) {
                    ears.alive(record.get());
                }
            }
        });
    }

    /** A device showed in a way of its protocol that it is there, and said nothing. */
    public void alive(DeviceId device) {
        resolver.resolve(device).thenAccept(record -> record.ifPresent(ears::alive));
    }

    /** A device that the registry does not know spoke; it is offered for enrolment. */
    public void sawUnregistered(DeviceId device, String protocol, Source source, Instant at) {
        Instant before = unregistered.get(device);
        boolean saidAlready = before != null && before.plus(SEEN_AGAIN).isAfter(at);
        if (saidAlready || (before == null && unregistered.size() >= WAITING)) {
            return;
        }
        unregistered.put(device, at);
        DeviceRef ref = new DeviceRef(device, Identity.UNKNOWN, protocol, null, source.network());
        journal.unregisteredDevices(unregisteredCentre).saw(ref, at);
    }

    /** A device logged in here: this gateway holds its newest session. */
    public void opened(DeviceId device, CentreId centre) {
        // The session before is of no account any more; its number tells the store so.
        goodbyes.take(device);
        sessions.put(
                device,
                journal.liveStore(centre)
                        .openSession(device, gateway)
                        .thenApply(number -> new OpenSession(centre, new DeviceSession(gateway, number)))
                        .toCompletableFuture());
    }

    /** Its session ended here. */
    public void ended(DeviceId device) {
        CompletableFuture<OpenSession> open = sessions.remove(device);
        if (open != null && goodbyes.ended(device, open)) {
            close(device, open);
        }
    }

    /** Whether a device has its session here. */
    public boolean isHere(DeviceId device) {
        return sessions.containsKey(device);
    }

    /**
     * Whether no other gateway has opened a session of a device since this one did. Also yes if the live store is silent: what is said
     * twice is better than what is not said.
     */
    public CompletionStage<Boolean> isNewest(DeviceId device) {
        CompletableFuture<OpenSession> open = sessions.get(device);
        if (open == null) {
            return CompletableFuture.completedStage(false);
        }
        return open.thenCompose(mine -> journal.liveStore(mine.centre)
                        .findSession(device)
                        .thenApply(found -> found.filter(mine.session::equals).isPresent()))
                .exceptionally(silent -> true);
    }

    /** Whether no gateway has a session of a device. Also yes if that cannot be learnt: what is said of it may then be old, not missing. */
    public CompletionStage<Boolean> isAway(DeviceId device) {
        goodbyes.take(device).ifPresent(open -> close(device, open));
        return resolver.resolve(device)
                .thenCompose(record -> journal.liveStore(
                                record.map(DeviceRecord::centre).orElse(unregisteredCentre))
                        .findSession(device)
                        .thenApply(Optional::isEmpty))
                .exceptionally(silent -> true);
    }

    /** Devices with a session here. */
    public List<DeviceId> listSessions() {
        return List.copyOf(sessions.keySet());
    }

    /** Writes what came since the last time. */
    public void flush() {
        goodbyes.next().forEach(this::close);
        reports.flush();
        flushVitals();
        Instant newest = unregistered.values().stream().max(Instant::compareTo).orElse(Instant.EPOCH);
        unregistered.values().removeIf(at -> at.plus(SEEN_AGAIN).isBefore(newest));
    }

    /** Tells of every session that ended, however many; for a gateway that goes. */
    public void farewell() {
        for (Map<DeviceId, CompletableFuture<OpenSession>> some = goodbyes.next();
                !some.isEmpty();
                some = goodbyes.next()) {
            some.forEach(this::close);
        }
    }

    private void close(DeviceId device, CompletableFuture<OpenSession> open) {
        open.thenAccept(it -> journal.liveStore(it.centre).closeSession(device, it.session));
    }

    /** It is kept with the elder, since a device may go to another; what was measured at nobody is of no use. */
    private void flushVitals() {
        for (DeviceId device : ready(vitals)) {
            List<Vitals> measured = vitals.remove(device);
            Optional<DeviceRecord> found = record(device);
            ElderRef elder = found.map(DeviceRecord::elder).orElse(null);
            if (measured != null && found.isPresent() && elder != null) {
                journal.liveStore(found.get().centre()).putVitals(elder.id(), measured);
            }
        }
    }

    /** A device sends one measurement a message; the last few of a moment are kept. */
    private static List<Vitals> newest(List<Vitals> old, List<Vitals> fresh) {
        List<Vitals> all = new ArrayList<>(old.subList(Math.max(0, old.size() - MEASURED + 1), old.size()));
        all.addAll(fresh);
        return List.copyOf(all);
    }

    /** A report that was kept back in a dead zone must not replace a fresher place. */
    private static Instant earlier(@Nullable Instant fixedAt, Instant receivedAt) {
        return fixedAt != null && fixedAt.isBefore(receivedAt) ? fixedAt : receivedAt;
    }

    /** Devices of whom it is known by now where they belong, or that they belong nowhere; the others stay until the next time. */
    private List<DeviceId> ready(Map<DeviceId, ?> waiting) {
        boolean tooMany = waiting.size() > WAITING;
        return waiting.keySet().stream()
                .filter(device -> tooMany
                        || resolver.resolve(device).toCompletableFuture().isDone())
                .toList();
    }

    private Optional<DeviceRecord> record(DeviceId device) {
        CompletableFuture<Optional<DeviceRecord>> record =
                resolver.resolve(device).toCompletableFuture();
        return record.isDone() && !record.isCompletedExceptionally() ? record.join() : Optional.empty();
    }
}
