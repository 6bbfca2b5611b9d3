package org.anling.launcher.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.journal.RedisJournal;
import org.anling.launcher.wiring.Waiting;
import org.jspecify.annotations.Nullable;

/** Tells gateways which devices there are, by the code by which the registry's relay does; no database is needed. */
public final class Enrolment {

    private static final String COMMUNITY = "310101001001";
    private static final int AT_ONCE = 250;
    private static final int TRIES = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PATIENCE_S = 20;

    private Enrolment() {}

    /**
     * A device of an elder who lives alone with it.
     *
     * @param secretHash of its password, or null if its protocol has none
     */
    public static DeviceRecord device(CentreId centre, DeviceId id, String protocol, @Nullable String secretHash) {
        return new DeviceRecord(
                id,
                centre,
                DeviceRecord.Standing.ENROLLED,
                protocol,
                "bench",
                new ElderRef(new ElderId("of-" + id.value()), COMMUNITY, 1, "", ElderRef.Risk.STANDARD),
                Position.home(39.8822, 116.4066),
                secretHash,
                Duration.ofDays(1),
                1);
    }

    /** Returns when all of them are there. What a busy store did not answer is put again: a record of the same version changes nothing. */
    public static void put(RedisJournal journal, List<DeviceRecord> devices) {
        for (int from = 0; from < devices.size(); from += AT_ONCE) {
            List<DeviceRecord> some = devices.subList(from, Math.min(devices.size(), from + AT_ONCE));
            Optional<RuntimeException> failure = putSome(journal, some);
            for (int again = 1; failure.isPresent() && again < TRIES; again++) {
                Waiting.rest(PAUSE);
                failure = putSome(journal, some);
            }
            failure.ifPresent(given -> {
                throw given;
            });
        }
    }

    private static Optional<RuntimeException> putSome(RedisJournal journal, List<DeviceRecord> some) {
        try {
            CompletableFuture.allOf(some.stream()
                            .map(device -> journal.deviceDirectory().put(device).toCompletableFuture())
                            .toArray(CompletableFuture[]::new))
                    .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                    .join();
            return Optional.empty();
        } catch (CompletionException silent) {
            return Optional.of(silent);
        }
    }
}
