package org.anling.registry.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.fold.IncidentFold;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.log.StoredEvent;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/** The table of events of one centre. */
final class EventRows {

    private static final String INSERT = """
        insert into event (centre, seq, epoch, kind, incident, cause, at,
          envelope, body, personal, salt, personal_hash, hash)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    private final String centre;

    EventRows(CentreId centre) {
        this.centre = centre.value();
    }

    /** An event decoded, with the hash that the next one must name. */
    record Read(StoredEvent stored, EventEntry entry, String hash) {

        /** @throws IllegalStateException if this version cannot read it: better to stand still than to guess at a fact */
        static Read of(StoredEvent stored) {
            try {
                return new Read(stored, EntryCodec.decodeEvent(stored.entry()), EntryCodec.hash(stored.entry()));
            } catch (UnreadableException e) {
                throw new IllegalStateException(
                        "event " + stored.id() + " cannot be read by this version: update this process", e);
            }
        }

        Optional<IncidentId> incident() {
            return IncidentFold.incidentOf(entry.body());
        }

        String previous() {
            return entry.envelope().previous();
        }
    }

    void insert(Transaction transaction, List<Read> events) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Read event : events) {
            EventEnvelope envelope = event.entry().envelope();
            StoredEntry stored = event.stored().entry();
            rows.add(new @Nullable Object[] {
                centre,
                event.stored().id().seq(),
                event.stored().id().epoch(),
                envelope.kind(),
                event.incident().map(IncidentId::value).orElse(null),
                envelope.cause(),
                envelope.at(),
                stored.envelope(),
                stored.body(),
                stored.personal(),
                stored.salt(),
                stored.personalHash(),
                event.hash()
            });
        }
        transaction.batch(INSERT, rows);
    }

    /** Id and hash of a recorded event of the present branch. */
    record Known(EventId id, String hash) {}

    Optional<Known> findKnown(Transaction transaction, long seq) {
        return transaction.find(
                "select epoch, seq, hash from event where centre = ? and branch = 0 and seq = ?",
                row -> new Known(new EventId(row.getLong(1), row.getLong(2)), row.getString(3)),
                centre,
                seq);
    }

    /** The first event of the present branch from which on nothing is missing up to the end; 1 more than the end if there is none. */
    long firstUnbroken(Transaction transaction, long end) {
        return transaction.find("""
            select coalesce(max(seq), 0) + 1 from (select seq, lead(seq) over (order by seq) as next from event
            where centre = ? and branch = 0 and seq <= ?) s where next <> seq + 1\
            """, row -> row.getLong(1), centre, end).orElse(1L);
    }

    void moveToBranch(Transaction transaction, long afterSeq, int branch) {
        transaction.update(
                "update event set branch = ? where centre = ? and branch = 0 and seq > ?", branch, centre, afterSeq);
    }

    /** All events of an incident, those of lost branches too, in the order they were recorded. */
    List<RecordedEvent> ofIncident(Transaction transaction, IncidentId incident) {
        return transaction.list(
                "select * from event where centre = ? and incident = ? order by seq, branch desc",
                EventRows::map,
                centre,
                incident.value());
    }

    static RecordedEvent map(ResultSet row) throws SQLException {
        StoredEntry entry = new StoredEntry(
                row.getString("envelope"),
                row.getString("body"),
                row.getString("personal"),
                row.getString("salt"),
                row.getString("personal_hash"));
        EventId id = new EventId(row.getLong("epoch"), row.getLong("seq"));
        return new RecordedEvent(new StoredEvent(id, entry), row.getInt("branch"));
    }
}
