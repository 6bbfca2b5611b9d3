package org.anling.gateway.server.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.id.DeviceId;
import org.anling.journal.cache.DeviceDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Which centre, elder and plan a device belongs to: a copy of the directory for the devices that speak here, kept while they do. A
 * record is at most a minute old unless the directory is silent; then the old one is better than none. Any thread.
 */
public final class DeviceResolver implements DeviceDirectory.Listener {

    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final Duration UNKNOWN_FRESH = Duration.ofSeconds(5);
    private static final Duration READ_AGAIN = Duration.ofSeconds(40);
    private static final int FEW = 100;
    private static final int SHARES = 20;
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final Duration ROOM_AGAIN = Duration.ofSeconds(1);
    private static final int MOST = 200_000;

    private final Function<DeviceId, CompletionStage<Optional<DeviceRecord>>> directory;
    private final InstantSource clock;
    private final int most;
    private final AtomicReference<Instant> madeRoomAt = new AtomicReference<>(Instant.MIN);
    private final Map<DeviceId, Kept> kept = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<BiConsumer<DeviceId, Leaving>> onLeaving = new CopyOnWriteArrayList<>();

    /** @param directory reads the record of a device, empty if nobody enrolled it */
    public DeviceResolver(Function<DeviceId, CompletionStage<Optional<DeviceRecord>>> directory, InstantSource clock) {
        this(directory, clock, MOST);
    }

    /** @param most records kept; whoever types ids of nobody must not fill the memory */
    DeviceResolver(
            Function<DeviceId, CompletionStage<Optional<DeviceRecord>>> directory, InstantSource clock, int most) {
        this.directory = directory;
        this.clock = clock;
        this.most = most;
    }

    private record Kept(Optional<DeviceRecord> record, Instant readAt) {

        boolean isFresh(Instant now) {
            return readAt.plus(record.isPresent() ? FRESH : UNKNOWN_FRESH).isAfter(now);
        }
    }

    /** Wants to hear of devices whose session must end. */
    public void onLeaving(BiConsumer<DeviceId, Leaving> listener) {
        onLeaving.add(listener);
    }

    /** The record of a device, empty if nobody enrolled it. Fails only if it was never read and the directory is silent. */
    public CompletionStage<Optional<DeviceRecord>> resolve(DeviceId device) {
        Kept known = kept.get(device);
        if (known != null && known.isFresh(clock.instant())) {
            return CompletableFuture.completedStage(known.record);
        }
        return read(device)
                .exceptionallyCompose(silent -> known == null
                        ? CompletableFuture.failedStage(silent)
                        : CompletableFuture.completedStage(known.record));
    }

    /** What is at hand of a device, also if it is old; empty if it was never read. */
    public Optional<Optional<DeviceRecord>> known(DeviceId device) {
        Kept known = kept.get(device);
        boolean usable = known != null && (known.record.isPresent() || known.isFresh(clock.instant()));
        return known != null && usable ? Optional.of(known.record) : Optional.empty();
    }

    /** The same, else what the directory says. Never fails: while that is silent nobody is known whose record was never read. */
    public CompletionStage<Optional<DeviceRecord>> atHand(DeviceId device) {
        return known(device)
                .map(CompletableFuture::completedStage)
                .orElseGet(() -> resolve(device).exceptionally(silent -> Optional.empty()));
    }

    @Override
    public void changed(DeviceId device) {
        if (kept.containsKey(device)) {
            readAgain(device);
        }
    }

    @Override
    public void missed() {
        Instant stale = clock.instant().minus(FRESH);
        kept.replaceAll((device, old) -> new Kept(old.record, stale));
    }

    /**
     * Reads again what will soon be a minute old, so that a revoked device is noticed without a word of it. To be called every second: a
     * twentieth of them at a time, since those that connected together would be read together, and a press would wait behind them.
     *
     * @param speaking devices with a session
     */
    public void refresh(Collection<DeviceId> speaking) {
        Instant now = clock.instant();
        int most = FEW + speaking.size() / SHARES;
        int read = 0;
        for (DeviceId device : speaking) {
            Kept known = kept.get(device);
            if (known == null || known.readAt.plus(READ_AGAIN).isBefore(now)) {
                readAgain(device);
                read++;
            }
            if (read == most) {
                return;
            }
        }
    }

    /** Forgets who was long silent. */
    public void forget() {
        Instant now = clock.instant();
        kept.values().removeIf(old -> old.readAt.plus(KEPT).isBefore(now));
    }

    private void readAgain(DeviceId device) {
        read(device).thenAccept(record -> {
            if (isRevoked(record)) {
                tell(device, Leaving.REVOKED);
            }
        });
    }

    /** Whether a device was enrolled and may no longer speak. */
    public static boolean isRevoked(Optional<DeviceRecord> record) {
        return record.filter(found -> found.standing() == Standing.REVOKED).isPresent();
    }

    private CompletionStage<Optional<DeviceRecord>> read(DeviceId device) {
        return directory.apply(device).thenApply(read -> {
            Optional<DeviceRecord> found = read.map(record -> KeptRecord.of(device, record));
            if (!hasRoom(device)) {
                return found;
            }
            Kept before = kept.get(device);
            if (before != null && isAnother(before.record, found)) {
                tell(device, Leaving.CHANGED);
            }
            Kept newest = kept.merge(device, new Kept(found, clock.instant()), DeviceResolver::newer);
            return newest == null ? found : newest.record;
        });
    }

    private void tell(DeviceId device, Leaving why) {
        onLeaving.forEach(listener -> listener.accept(device, why));
    }

    /** Whether what a device was admitted by does not hold any more. */
    private static boolean isAnother(Optional<DeviceRecord> before, Optional<DeviceRecord> now) {
        if (before.isEmpty()
                || now.isEmpty()
                || now.get().version() <= before.get().version()) {
            return false;
        }
        return !before.get().centre().equals(now.get().centre())
                || !Objects.equals(before.get().secretHash(), now.get().secretHash());
    }

    /** How many records are kept. */
    int keptCount() {
        return kept.size();
    }

    /** Beyond the bound the unknown go first, which nobody needs after a few seconds; who finds no room then is read each time. */
    private boolean hasRoom(DeviceId device) {
        if (kept.size() < most || kept.containsKey(device)) {
            return true;
        }
        Instant now = clock.instant();
        Instant before = madeRoomAt.get();
        if (before.isBefore(now.minus(ROOM_AGAIN)) && madeRoomAt.compareAndSet(before, now)) {
            kept.values().removeIf(old -> old.record.isEmpty() && !old.isFresh(now));
        }
        return kept.size() < most;
    }

    /** Answers may overtake each other; the higher version counts. */
    private static @Nullable Kept newer(Kept old, Kept fresh) {
        long before = old.record.map(DeviceRecord::version).orElse(-1L);
        long now = fresh.record.map(DeviceRecord::version).orElse(Long.MAX_VALUE);
        return now < before ? new Kept(old.record, fresh.readAt) : fresh;
    }
}
