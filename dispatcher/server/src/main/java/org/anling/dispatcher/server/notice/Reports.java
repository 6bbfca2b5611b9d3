package org.anling.dispatcher.server.notice;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.input.Input;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.sign.Signature;
import org.anling.dispatcher.core.notice.Delivery;
import org.anling.dispatcher.core.notice.Notice;
import org.anling.journal.Inbox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends facts and answers to the inbox. Ids are made from what is said, so that the same said twice, by whichever process, is one
 * input. Blocking; virtual threads.
 */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final int TRIES = 5;
    private static final int PAUSE_MILLIS = 200;

    private final CentreId centre;
    private final Inbox inbox;
    private final InstantSource clock;
    private final CountDownLatch never = new CountDownLatch(1);

    Reports(CentreId centre, Inbox inbox, InstantSource clock) {
        this.centre = centre;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Reports a fact of an attempt. */
    void fact(Delivery delivery, NoticeFact fact, @Nullable String detail) {
        Lane lane = fact == NoticeFact.ANSWERED ? Lane.URGENT : Lane.ROUTINE;
        report(delivery, fact, detail, lane, "fact " + delivery.id() + " " + fact);
    }

    /** Reports that no channel has an attempt left. Somebody else is asked because of it, so it is urgent. */
    void unreachable(Delivery delivery) {
        String words = NoticeReport.UNREACHABLE + " " + delivery.notice().id();
        report(delivery, NoticeFact.FAILED, NoticeReport.UNREACHABLE, Lane.URGENT, words);
    }

    private void report(Delivery delivery, NoticeFact fact, @Nullable String detail, Lane lane, String words) {
        Notice notice = delivery.notice();
        NoticeReport report = new NoticeReport(
                notice.id(),
                notice.incident(),
                notice.recipient(),
                delivery.channel(),
                delivery.attempt(),
                fact,
                detail);
        boolean _ = append(idOf(words), report, lane, null);
    }

    /** Appends what somebody said. @return false if the inbox does not take it */
    boolean answer(InputId id, Input answer, String by) {
        return append(id, answer, Lane.URGENT, by);
    }

    /** An id that the same words always give. */
    static InputId idOf(String words) {
        return new InputId(
                "n-" + Signature.sha256(words.getBytes(StandardCharsets.UTF_8)).substring(0, 40));
    }

    private boolean append(InputId id, Input body, Lane lane, @Nullable String person) {
        InputEnvelope envelope =
                InputEnvelope.of(id, centre, lane, body, clock.instant()).by(person);
        InputEntry entry = new InputEntry(envelope, body, null);
        try {
            for (int i = 0; i < TRIES; i++) {
                if (inbox.append(entry).toCompletableFuture().get() == Inbox.Appended.DURABLE) {
                    return true;
                }
                boolean _ = never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
            LOG.warn("input={} a fact about a notice could not be written", id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("input={} a fact about a notice could not be written: {}", id, e.getMessage());
        }
        return false;
    }
}
