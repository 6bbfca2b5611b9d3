package org.anling.dispatcher.core.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.UnreadableInput;
import org.anling.contract.log.InboxItem;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.responder.Context;
import org.anling.dispatcher.core.responder.Whereabouts;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.dispatcher.core.state.Decided;
import org.anling.dispatcher.core.state.Due;
import org.jspecify.annotations.Nullable;

/**
 * Decides inputs and deadlines into a batch and applies them to the working state. What fails to be decided is parked, and the rest
 * goes on; what fails to be applied is parked the next time, after the state was rebuilt.
 */
final class Worker {

    private final CentreId centre;
    private final Dispatch dispatch;
    private final IdSource ids;
    private final Set<String> poisoned = new HashSet<>();
    private final List<RuntimeException> faults = new ArrayList<>();
    private Whereabouts positions = Whereabouts.NONE;

    Worker(CentreId centre, Dispatch dispatch, IdSource ids) {
        this.centre = centre;
        this.dispatch = dispatch;
        this.ids = ids;
    }

    void positions(Whereabouts latest) {
        positions = latest;
    }

    /** Decides one inbox item; false if the state is not to be used any more. */
    boolean work(CentreState state, Batch batch, InboxItem item, Reading reading, Instant now) {
        InputEntry input = read(item);
        InputEnvelope envelope = input.envelope();
        Context context = new Context(now, positions);
        List<Decided> events = poisoned.contains(envelope.id().value())
                ? park(state, input, context, "could not be applied")
                : decide(state, input, context);
        boolean applied = apply(state, batch, events, new Origin(envelope, envelope.receivedAt(), now));
        if (!applied) {
            poisoned.add(envelope.id().value());
            return false;
        }
        batch.consumed(item.lane(), item.position());
        batch.decided(
                new Wish.Decision(envelope.id(), item.lane(), envelope.receivedAt(), reading.wall(), events.size()));
        return true;
    }

    /** Decides one deadline; false if the state is not to be used any more. */
    boolean work(CentreState state, Batch batch, Due due, Instant now) {
        Context context = new Context(now, positions);
        List<Decided> events = poisoned.contains(due.toString())
                ? dispatch.putOff(state, due, context, "could not be applied")
                : fire(state, due, context);
        boolean applied = apply(state, batch, events, new Origin(null, due.at(), now));
        if (!applied || dispatch.findDue(state, now).filter(due::equals).isPresent()) {
            poisoned.add(due.toString());
            return false;
        }
        return true;
    }

    /** Tells the supervisor that something is wrong with the log; false if the state is not to be used any more. */
    boolean alarm(CentreState state, Batch batch, String code, String detail, Instant now) {
        Decided alarm = new Decided(new CentreEvent.SupervisorAlarmed(code, detail), null);
        return apply(state, batch, List.of(alarm), new Origin(null, now, now));
    }

    /** Faults of ours since the last call, for the shell to log. */
    List<RuntimeException> takeFaults() {
        List<RuntimeException> taken = List.copyOf(faults);
        faults.clear();
        return taken;
    }

    Optional<Due> findDue(CentreState state, Instant until) {
        return dispatch.findDue(state, until);
    }

    private record Origin(@Nullable InputEnvelope cause, Instant receivedAt, Instant at) {}

    private boolean apply(CentreState state, Batch batch, List<Decided> events, Origin origin) {
        try {
            for (Decided event : events) {
                String salt = event.personal() == null ? "" : ids.next();
                EventEntry entry = batch.add(event, origin.cause(), origin.receivedAt(), origin.at(), salt);
                dispatch.apply(state, entry);
            }
            return true;
        } catch (RuntimeException ours) {
            faults.add(ours);
            return false;
        }
    }

    private List<Decided> decide(CentreState state, InputEntry input, Context context) {
        try {
            return dispatch.decide(state, input, context);
        } catch (RuntimeException ours) {
            faults.add(ours);
            return park(state, input, context, String.valueOf(ours));
        }
    }

    private List<Decided> park(CentreState state, InputEntry input, Context context, String reason) {
        try {
            return dispatch.park(state, input, context, reason);
        } catch (RuntimeException ours) {
            faults.add(ours);
            return List.of(new Decided(new InputEvent.Parked(input.envelope().kind(), reason), null));
        }
    }

    private List<Decided> fire(CentreState state, Due due, Context context) {
        try {
            return dispatch.decide(state, due, context);
        } catch (RuntimeException ours) {
            faults.add(ours);
            return dispatch.putOff(state, due, context, String.valueOf(ours));
        }
    }

    /** An entry whose very envelope cannot be read: nobody knows what it was, so in the urgent lane it counts as an alarm. */
    private InputEntry read(InboxItem item) {
        try {
            return EntryCodec.decodeInput(item.entry());
        } catch (UnreadableException e) {
            boolean alarm = item.lane() == Lane.URGENT;
            InputId id = new InputId("unreadable-" + item.position());
            InputEnvelope envelope = new InputEnvelope(
                    id, centre, "unknown", item.lane(), null, null, receivedAt(item.position()), alarm, null);
            return new InputEntry(envelope, new UnreadableInput("unknown", String.valueOf(e.getMessage())), null);
        }
    }

    /** A position in a lane begins with the milliseconds at which the store took the entry. */
    private static Instant receivedAt(String position) {
        int hyphen = position.indexOf('-');
        return Instant.ofEpochMilli(Long.parseLong(hyphen < 0 ? position : position.substring(0, hyphen)));
    }
}
