package org.anling.journal.fake;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.InboxItem;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.CentreJournal;
import org.anling.journal.EventLog;
import org.anling.journal.Inbox;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.fake.Faults.Operation;

/**
 * The two logs of one centre in memory. Answers like Redis, on the calling thread, without waiting; what goes wrong is decided by
 * {@link Faults}, and a test may let the log lose its last writes. The thread of the test owns it.
 */
public final class MemoryJournal {

    private final CentreId centre;
    private final LogModel model;
    private final Deque<Runnable> late = new ArrayDeque<>();
    private Faults faults = Faults.NONE;
    private long salts;

    /** An empty log. */
    public MemoryJournal(CentreId centre, InstantSource time) {
        this.centre = centre;
        this.model = new LogModel(time, "memory-" + centre);
    }

    /** From now on this decides what goes wrong. */
    public void faults(Faults next) {
        faults = next;
    }

    /** Where to append; the stage that it returns is complete already. */
    public Inbox inbox() {
        return this::append;
    }

    /** A writer of its own, as another process would have. */
    public CentreJournal centreJournal() {
        return new MemoryCentreJournal(this, model);
    }

    /** A reader of its own. */
    public EventLog eventLog() {
        return new MemoryEventLog(this, model);
    }

    /** Everything that was delayed is done now, in the order in which it was asked for. */
    public void runLate() {
        while (!late.isEmpty()) {
            late.removeFirst().run();
        }
    }

    /** The log loses its last writes, of whatever kind, as a crash without a flush would. Returns how many went. */
    public int loseTail(int writes) {
        return model.loseTail(writes);
    }

    /** Pretends that so much of the memory is used. */
    public void memoryShare(double share) {
        model.memoryShare(share);
    }

    /** All events that lie there, past every fault: for invariants. */
    public List<StoredEvent> events() {
        return model.allEvents();
    }

    /** All entries of a lane that lie there, past every fault: for invariants. */
    public List<InboxItem> entries(Lane lane) {
        return model.read(lane, "0-0", Integer.MAX_VALUE);
    }

    <T> T perform(Operation operation, Supplier<T> action) {
        return switch (faults.next(operation)) {
            case NONE -> action.get();
            case ANSWER_LOST -> {
                var _ = action.get();
                throw new JournalUnavailableException("the answer was lost", null);
            }
            case LATE -> {
                late.addLast(() -> {
                    var _ = action.get();
                });
                throw new JournalUnavailableException("no answer yet", null);
            }
            case NOT_DONE, REFUSED -> throw new JournalUnavailableException("no answer", null);
        };
    }

    private CompletionStage<Inbox.Appended> append(InputEntry entry) {
        if (!entry.envelope().centre().equals(centre)) {
            throw new IllegalArgumentException(
                    "an entry of " + entry.envelope().centre() + " in the inbox of " + centre);
        }
        Lane lane = entry.envelope().lane();
        StoredEntry stored = EntryCodec.encode(entry, String.format("%032x", ++salts));
        return CompletableFuture.completedStage(
                switch (faults.next(Operation.APPEND)) {
                    case NONE -> {
                        model.append(lane, stored);
                        yield Inbox.Appended.DURABLE;
                    }
                    case ANSWER_LOST -> {
                        model.append(lane, stored);
                        yield Inbox.Appended.UNKNOWN;
                    }
                    case LATE -> {
                        late.addLast(() -> model.append(lane, stored));
                        yield Inbox.Appended.UNKNOWN;
                    }
                    case NOT_DONE -> Inbox.Appended.UNKNOWN;
                    case REFUSED -> Inbox.Appended.REJECTED;
                });
    }
}
