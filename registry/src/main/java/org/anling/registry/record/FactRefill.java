package org.anling.registry.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.fold.Fact;
import org.anling.contract.fold.IncidentFold;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.state.IncidentState;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.Transaction;

/**
 * Makes anew what reports count of incidents that an earlier version recorded, from their recorded events, some at a time beside the
 * recorder's work. An event that this version cannot read is left out: a report must not stop the record.
 */
final class FactRefill {

    private static final int AT_ONCE = 50;

    private final EventRows events;
    private final IncidentRows incidents;
    private final FactRows facts;
    private boolean due = true;

    FactRefill(CentreId centre) {
        this.events = new EventRows(centre);
        this.incidents = new IncidentRows(centre);
        this.facts = new FactRows(centre);
    }

    /** Whether there may be something to do. */
    boolean isDue() {
        return due;
    }

    /** Something happened after which it must be looked again. */
    void askFor() {
        due = true;
    }

    /** Some more of them, in one transaction. */
    void turn(LockedConnection connection) {
        if (due) {
            due = connection.call(this::some) == AT_ONCE;
        }
    }

    private int some(Transaction transaction) {
        List<IncidentId> missing = facts.missing(transaction, AT_ONCE);
        List<FactRows.Fact> made = new ArrayList<>();
        for (IncidentId id : missing) {
            IncidentState state = incidents.get(transaction, id).state();
            if (state != null) {
                made.add(new FactRows.Fact(state, traits(transaction, id)));
            }
        }
        facts.put(transaction, made);
        facts.noteFill(transaction, missing.size() < AT_ONCE);
        return missing.size();
    }

    private Traits traits(Transaction transaction, IncidentId id) {
        Traits traits = Traits.NONE;
        IncidentState state = null;
        for (RecordedEvent recorded : events.ofIncident(transaction, id)) {
            Optional<EventEntry> entry = recorded.branch() == 0 ? decode(recorded) : Optional.empty();
            if (entry.isPresent()) {
                traits = traits.after(state, entry.get().body());
                state = IncidentFold.follow(state, Fact.of(entry.get()).withoutPersonal());
            }
        }
        return traits;
    }

    private static Optional<EventEntry> decode(RecordedEvent recorded) {
        try {
            return Optional.of(EntryCodec.decodeEvent(recorded.event().entry()));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }
}
