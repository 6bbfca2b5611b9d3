package org.anling.registry.record;

import java.time.InstantSource;
import java.util.Optional;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.CentreFinding;
import org.anling.journal.Inbox;
import org.anling.journal.JournalUnavailableException;

/**
 * Tells the supervisor through the inbox what the recorder found, before the recorder itself acts on it: a crash in between rings twice
 * under one id, which is once. Runs on the recorder's thread and may wait for the store.
 */
final class SupervisorBell {

    private final CentreId centre;
    private final Optional<Inbox> inbox;

    SupervisorBell(CentreId centre, Optional<Inbox> inbox) {
        this.centre = centre;
        this.inbox = inbox;
    }

    /** @throws JournalUnavailableException if it is not known to be kept: try again */
    void ring(String code, EventId about, String detail) {
        inbox.ifPresent(to -> {
            CentreFinding finding = new CentreFinding(code, detail);
            InputEnvelope envelope = InputEnvelope.of(
                    new InputId("finding-" + code + "-" + about),
                    centre,
                    Lane.URGENT,
                    finding,
                    InstantSource.system().instant());
            Inbox.Appended appended = to.append(new InputEntry(envelope, finding, null))
                    .toCompletableFuture()
                    .join();
            if (appended != Inbox.Appended.DURABLE) {
                throw new JournalUnavailableException("the supervisor's alarm is not known to be kept", null);
            }
        });
    }
}
