package org.anling.launcher.bench;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.EventLog;
import org.anling.journal.RedisJournal;

/** Waits until the server knows what the registry holds: a press of a device that nobody knows yet asks nobody. */
final class Known {

    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Known() {}

    /** To be called before the server has had time to trim its log, which is read from its beginning. */
    static void await(RedisJournal journal, CentreId centre) throws TimeoutException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (EventLog log = journal.eventLog(centre)) {
            EventId at = EventId.NONE;
            int known = 0;
            while (known < Town.RESPONDERS) {
                if (System.nanoTime() > end
                        || !(log.read(at, PAGE, Duration.ofSeconds(1)) instanceof EventLog.Events page)) {
                    throw new TimeoutException("the dispatcher knows " + known + " responders of " + Town.RESPONDERS);
                }
                for (StoredEvent event : page.events()) {
                    known += isOurs(event) ? 1 : 0;
                    at = event.id();
                }
            }
        }
        for (int elder = 0; elder < Town.ELDERS; elder++) {
            int number = elder;
            until(
                    end,
                    () -> join(journal.deviceDirectory().find(Town.device(number)))
                            .isPresent());
        }
    }

    private static boolean isOurs(StoredEvent event) {
        try {
            return EntryCodec.decodeEvent(event.entry()).body() instanceof ResponderEvent.ResponderPut put
                    && Town.isResponder(put.responder());
        } catch (UnreadableException ours) {
            throw new IllegalStateException(ours);
        }
    }

    private static void until(long end, BooleanSupplier met) throws TimeoutException {
        while (!met.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("the gateway does not know all devices");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static <T> T join(CompletionStage<T> asked) {
        return asked.toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }
}
