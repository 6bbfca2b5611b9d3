package org.anling.registry.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.id.CentreId;
import org.anling.contract.state.IncidentState;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;

/**
 * Reads from the record what a centre must know to go on: every event of the last weeks, all events of incidents that were open or
 * touched since then, and all that was ever said about responders, technical alerts and the centre. Older closed incidents stay in the
 * record. Blocking, one thread.
 */
public final class RecordReplay {

    /** Far more than the day for which repeats are known, so that habits of responders are learnt from it too. */
    private static final Duration RECENT = Duration.ofDays(30);

    private static final int PAGE = 2_000;

    private final RegistryDatabase database;
    private final String centre;
    private final CursorRow cursor;

    public RecordReplay(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre.value();
        this.cursor = new CursorRow(centre);
    }

    /**
     * What is to be read.
     *
     * @param end the last recorded event
     * @param recentSeq the first event of the last weeks
     * @param open how many incidents are open
     */
    public record Extent(RecordPosition end, long recentSeq, long open) {}

    /** An incident that the record knows only from a snapshot, since its events were trimmed before they were recorded. */
    public record Known(IncidentState state, long lastSeq) {}

    /** How far the record goes. */
    public RecordPosition position() {
        return database.call(cursor::get);
    }

    /** What is to be read up to a position. */
    public Extent extent(RecordPosition end) {
        Instant at = end.at();
        return database.call(
                transaction -> new Extent(end, at == null ? 1 : recent(transaction, at), open(transaction)));
    }

    /** Incidents whose events have a gap, as the record has them; their events up to {@code lastSeq} say nothing new. */
    public List<Known> incidentsWithGaps(Extent extent) {
        return database.call(transaction -> transaction.list(
                """
                select i.state, i.last_seq from incident i where i.centre = ? and i.branch = 0
                and (i.handling not in ('CLOSED', 'FOLLOWED_UP') or i.last_seq >= ?) and exists (select 1 from record_gap g
                where g.centre = i.centre and g.reason = ? and g.to_seq >= i.opened_seq and g.from_seq <= i.last_seq)
                order by i.number\
                """,
                row -> new Known(IncidentRows.state(row), row.getLong("last_seq")),
                centre,
                extent.recentSeq(),
                RecordGap.Reason.TRIMMED));
    }

    /**
     * Gives the events one by one in their order.
     *
     * @param progress told now and then how far the reading is, as a seq
     */
    public void read(Extent extent, Consumer<EventEntry> events, LongConsumer progress) {
        long end = extent.end().upTo().seq();
        long after = 0;
        while (after < end) {
            long from = after;
            // Old events are sparse among those that are wanted, so a page of them spans more.
            long to = Math.min(end, from + (from < extent.recentSeq() ? 10L * PAGE : PAGE));
            database.call(transaction -> page(transaction, extent, from, to)).forEach(events);
            progress.accept(to);
            after = to;
        }
    }

    private List<EventEntry> page(Transaction transaction, Extent extent, long after, long to) {
        return transaction.list("""
            select e.* from event e where e.centre = ? and e.branch = 0 and e.seq > ? and e.seq <= ? and (e.seq >= ?
            or e.incident is null and e.kind not like 'input.%' or exists (select 1 from incident i where
            i.centre = e.centre and i.branch = 0 and i.id = e.incident
            and (i.handling not in ('CLOSED', 'FOLLOWED_UP') or i.last_seq >= ?)))
            order by e.seq\
            """, RecordReplay::event, centre, after, to, extent.recentSeq(), extent.recentSeq());
    }

    private long recent(Transaction transaction, Instant end) {
        return transaction
                .find(
                        "select coalesce(min(seq), 1) from event where centre = ? and branch = 0 and at >= ?",
                        row -> row.getLong(1),
                        centre,
                        end.minus(RECENT))
                .orElse(1L);
    }

    private long open(Transaction transaction) {
        return transaction
                .find(
                        "select count(*) from incident where centre = ? and branch = 0 and handling not in ('CLOSED',"
                                + " 'FOLLOWED_UP')",
                        row -> row.getLong(1),
                        centre)
                .orElse(0L);
    }

    private static EventEntry event(ResultSet row) throws SQLException {
        return EventRows.Read.of(EventRows.map(row).event()).entry();
    }
}
