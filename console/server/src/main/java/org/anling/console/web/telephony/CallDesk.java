package org.anling.console.web.telephony;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.CallReport;
import org.anling.contract.sign.Signature;
import org.anling.journal.Inbox;
import org.anling.journal.Inbox.Appended;

/** Puts reports of the exchange into the inbox and says whether they lie on disk: only then is the exchange told so. Any thread; waits. */
public final class CallDesk {
    private static final int ATTEMPTS = 3;
    private static final long PATIENCE_SECONDS = 2;

    private final Inbox inbox;
    private final CentreId centre;
    private final InstantSource clock;

    public CallDesk(Inbox inbox, CentreId centre, InstantSource clock) {
        this.inbox = inbox;
        this.centre = centre;
        this.clock = clock;
    }

    /**
     * Appends a report. The same event twice is one input, also after a restart.
     *
     * @param event the exchange's name of the report
     * @return false if nobody can say that it is on disk: the exchange sends it again
     */
    boolean append(String event, CallReport report, Personal personal) throws InterruptedException {
        InputEntry entry = entry(event, report, personal);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (appended(entry)) {
                case DURABLE -> {
                    return true;
                }
                case REJECTED -> {
                    return false;
                }
                case UNKNOWN -> {
                    // Two entries with one id are one input, so it is tried again.
                }
            }
        }
        return false;
    }

    private Appended appended(InputEntry entry) throws InterruptedException {
        CompletableFuture<Appended> asked = inbox.append(entry).toCompletableFuture();
        try {
            return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Appended.UNKNOWN;
        }
    }

    private InputEntry entry(String event, CallReport report, Personal personal) {
        String id = "tel-"
                + Signature.sha256(event.getBytes(StandardCharsets.UTF_8)).substring(0, 40);
        StaffId staff = report.staff();
        InputEnvelope envelope = InputEnvelope.of(new InputId(id), centre, Lane.URGENT, report, clock.instant())
                .by(staff == null ? null : staff.value());
        return new InputEntry(envelope, report, personal);
    }
}
