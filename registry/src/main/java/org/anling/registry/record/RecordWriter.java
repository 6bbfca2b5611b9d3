package org.anling.registry.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.fold.Fact;
import org.anling.contract.fold.IncidentFold;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.EventLog.Snapshot;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/** Writes batches of events, snapshots and lost branches, each in one transaction with the cursor. */
final class RecordWriter {

    private static final String INCIDENT_PIECE = "incident/";

    private final EventRows events;
    private final IncidentRows incidents;
    private final FactRows facts;
    private final CursorRow cursor;

    RecordWriter(CentreId centre) {
        this.events = new EventRows(centre);
        this.incidents = new IncidentRows(centre);
        this.facts = new FactRows(centre);
        this.cursor = new CursorRow(centre);
    }

    RecordPosition position(LockedConnection connection) {
        return connection.call(cursor::get);
    }

    /** Asked when there is nothing to do: notices a database that is gone, and another recorder. */
    void checkStillOurs(LockedConnection connection, RecordPosition from) {
        connection.call(transaction -> {
            cursor.check(transaction, from);
            return from;
        });
    }

    /** Events that follow a position without a gap. @return the position after them */
    RecordPosition write(LockedConnection connection, RecordPosition from, List<EventRows.Read> batch) {
        EventRows.Read last = batch.getLast();
        RecordPosition to = new RecordPosition(
                last.stored().id(), last.hash(), last.entry().envelope().at(), from.identity());
        return connection.call(transaction -> {
            cursor.check(transaction, from);
            events.insert(transaction, batch);
            write(transaction, fold(transaction, batch));
            cursor.move(transaction, to);
            return to;
        });
    }

    /** The identity of the log, noted with the first event. */
    RecordPosition identify(LockedConnection connection, RecordPosition from, String identity) {
        RecordPosition to = new RecordPosition(from.upTo(), from.hash(), from.at(), identity);
        return connection.call(transaction -> {
            cursor.check(transaction, from);
            cursor.move(transaction, to);
            return to;
        });
    }

    /** Another log goes on where the record ends. What the lost one held beyond, if anything, nobody knows; so the place is noted. */
    RecordPosition goOnWithRebuilt(LockedConnection connection, RecordPosition from, String identity) {
        RecordPosition to = new RecordPosition(from.upTo(), from.hash(), from.at(), identity);
        return connection.call(transaction -> {
            cursor.check(transaction, from);
            long end = from.upTo().seq();
            cursor.noteGap(transaction, RecordGap.Reason.REBUILT, end, end, 0);
            cursor.move(transaction, to);
            return to;
        });
    }

    /** Events between the position and the snapshot are gone for ever; what they led to is in the snapshot. */
    RecordPosition skipTo(LockedConnection connection, RecordPosition from, Snapshot snapshot) {
        RecordPosition to = new RecordPosition(snapshot.upTo(), "", from.at(), from.identity());
        return connection.call(transaction -> {
            cursor.check(transaction, from);
            List<IncidentRows.Row> rows = fromSnapshot(transaction, snapshot);
            incidents.put(transaction, rows);
            for (IncidentRows.Row row : rows) {
                IncidentState state = row.state();
                if (state != null) {
                    facts.remove(transaction, state.id());
                }
            }
            cursor.noteGap(
                    transaction,
                    RecordGap.Reason.TRIMMED,
                    from.upTo().seq() + 1,
                    snapshot.upTo().seq(),
                    0);
            cursor.move(transaction, to);
            return to;
        });
    }

    /** The log holds other events after {@code kept}: what was recorded after it becomes a branch, and the record goes on from there. */
    RecordPosition branchOff(
            LockedConnection connection, RecordPosition from, RecordPosition kept, RecordGap.Reason reason) {
        return connection.call(transaction -> {
            cursor.check(transaction, from);
            int branch = cursor.nextBranch(transaction);
            long fork = kept.upTo().seq();
            events.moveToBranch(transaction, fork, branch);
            facts.removeAfter(transaction, fork);
            List<IncidentId> changed = incidents.moveToBranch(transaction, fork, branch);
            for (IncidentId incident : changed) {
                foldAgain(transaction, incident);
            }
            cursor.noteGap(transaction, reason, fork + 1, from.upTo().seq(), branch);
            cursor.move(transaction, kept);
            return kept;
        });
    }

    /** Two events do not fit together; both are recorded, and the place is noted. */
    void noteBrokenChain(LockedConnection connection, EventId at) {
        connection.call(transaction -> {
            cursor.noteGap(transaction, RecordGap.Reason.CHAIN_BROKEN, at.seq(), at.seq(), 0);
            return at;
        });
    }

    Optional<EventRows.Known> findKnown(LockedConnection connection, long seq) {
        return connection.call(transaction -> events.findKnown(transaction, seq));
    }

    long firstUnbroken(LockedConnection connection, long end) {
        return connection.call(transaction -> events.firstUnbroken(transaction, end));
    }

    /**
     * An incident while a batch is folded in.
     *
     * @param traits null if it must be counted anew from its events, which {@link FactRefill} does
     */
    private record Folding(IncidentRows.Row row, @Nullable Traits traits) {

        Folding next(EventRows.Read event) {
            Traits known = traits == null
                    ? null
                    : traits.after(row.state(), event.entry().body());
            return new Folding(RecordWriter.next(row, event.stored().id().seq(), event.entry()), known);
        }
    }

    private void write(Transaction transaction, Collection<Folding> folded) {
        incidents.put(transaction, folded.stream().map(Folding::row).toList());
        List<FactRows.Fact> counted = new ArrayList<>();
        for (Folding one : folded) {
            IncidentState state = one.row().state();
            Traits traits = one.traits();
            if (state != null && traits != null) {
                counted.add(new FactRows.Fact(state, traits));
            }
        }
        facts.put(transaction, counted);
    }

    private Collection<Folding> fold(Transaction transaction, List<EventRows.Read> batch) {
        Map<IncidentId, Folding> rows = new LinkedHashMap<>();
        for (EventRows.Read event : batch) {
            Optional<IncidentId> incident = event.incident();
            if (incident.isPresent()) {
                Folding before = rows.computeIfAbsent(incident.get(), id -> begin(transaction, id));
                rows.put(incident.get(), before.next(event));
            }
        }
        return rows.values();
    }

    private Folding begin(Transaction transaction, IncidentId id) {
        IncidentRows.Row row = incidents.get(transaction, id);
        return row.state() == null
                ? new Folding(row, Traits.NONE)
                : new Folding(row, facts.find(transaction, id).orElse(null));
    }

    /** A state out of a snapshot may be ahead of the events that follow it. */
    private static IncidentRows.Row next(IncidentRows.Row before, long seq, EventEntry entry) {
        if (before.state() != null && seq <= before.lastSeq()) {
            return before;
        }
        long openedSeq = before.state() == null ? seq : before.openedSeq();
        return new IncidentRows.Row(
                IncidentFold.follow(before.state(), Fact.of(entry).withoutPersonal()), openedSeq, seq);
    }

    private void foldAgain(Transaction transaction, IncidentId incident) {
        IncidentRows.Row row = IncidentRows.Row.NONE;
        for (RecordedEvent recorded : events.ofIncident(transaction, incident)) {
            if (recorded.branch() == 0) {
                StoredEvent stored = recorded.event();
                row = next(row, stored.id().seq(), EventRows.Read.of(stored).entry());
            }
        }
        incidents.put(transaction, List.of(row));
    }

    private List<IncidentRows.Row> fromSnapshot(Transaction transaction, Snapshot snapshot) {
        List<IncidentRows.Row> rows = new ArrayList<>();
        for (SnapshotPiece piece : snapshot.pieces()) {
            if (piece.key().startsWith(INCIDENT_PIECE) && !piece.json().isEmpty()) {
                IncidentState state = read(piece);
                IncidentRows.Row known = incidents.get(transaction, state.id());
                if (piece.seq() > known.lastSeq()) {
                    long openedSeq = known.state() == null ? piece.seq() : known.openedSeq();
                    rows.add(new IncidentRows.Row(IncidentFold.withoutPlace(state), openedSeq, piece.seq()));
                }
            }
        }
        return rows;
    }

    private static IncidentState read(SnapshotPiece piece) {
        try {
            return ContractJson.decode(piece.json(), IncidentState.class);
        } catch (UnreadableException e) {
            throw new IllegalStateException("the piece " + piece.key() + " of the snapshot cannot be read", e);
        }
    }
}
