package org.anling.simulation.world;

import java.time.Duration;
import java.util.function.Consumer;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.Input;
import org.anling.journal.Inbox;
import org.anling.journal.Inbox.Appended;
import org.jspecify.annotations.Nullable;

/**
 * Appends what somebody wants, the way the servers do: an unknown outcome is tried again with the same id, a rejected one is
 * given up and left to whoever asked.
 */
final class InputDesk {

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int TRIES = 3;
    private final TimeLine time;
    private final Inbox inbox;
    private final CentreId centre;
    private final Trace trace;
    private Runnable onAppend = () -> {};
    private long ids;
    private long numbers;

    InputDesk(TimeLine time, Inbox inbox, CentreId centre, Trace trace) {
        this.time = time;
        this.inbox = inbox;
        this.centre = centre;
        this.trace = trace;
    }

    /** Who is woken when something may have been appended. */
    void onAppend(Runnable wake) {
        onAppend = wake;
    }

    InputId freshId(String from) {
        ids++;
        return new InputId(from + "." + ids);
    }

    /** The next number of the registry's outbox. */
    long freshNumber() {
        numbers++;
        return numbers;
    }

    /** @param sender id of device, staff member or responder */
    InputEntry entry(InputId id, String sender, Input body, boolean alarm, @Nullable Personal personal) {
        boolean device = Kinds.of(body).equals(Kinds.ALERTS);
        InputEnvelope envelope = new InputEnvelope(
                id,
                centre,
                Kinds.of(body),
                Lane.URGENT,
                device ? sender : null,
                device ? null : sender,
                time.instant(),
                alarm,
                null);
        return new InputEntry(envelope, body, personal);
    }

    /** Tries a few times; the outcome is told once. */
    void append(InputEntry entry, Consumer<Appended> outcome) {
        append(entry, TRIES, outcome);
    }

    private void append(InputEntry entry, int triesLeft, Consumer<Appended> outcome) {
        Appended appended = inbox.append(entry).toCompletableFuture().join();
        trace.line(time.instant(), "append " + entry.envelope().id() + " " + appended);
        onAppend.run();
        if (appended == Appended.UNKNOWN && triesLeft > 1) {
            time.after(AGAIN, () -> append(entry, triesLeft - 1, outcome));
        } else {
            outcome.accept(appended);
        }
    }
}
