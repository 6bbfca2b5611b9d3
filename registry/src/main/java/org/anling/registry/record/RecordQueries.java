package org.anling.registry.record;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.plan.SelfPress;
import org.anling.contract.state.IncidentState;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;

/**
 * What pages and reports ask the record of a centre. Incidents out of the record have no place; positions are in the personal blocks
 * of their events. Throws {@link org.anling.registry.database.RegistryUnavailableException} while the database is down.
 */
public final class RecordQueries {

    private final RegistryDatabase database;
    private final CentreId centre;
    private final EventRows events;
    private final IncidentRows incidents;
    private final CursorRow cursor;

    public RecordQueries(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
        this.events = new EventRows(centre);
        this.incidents = new IncidentRows(centre);
        this.cursor = new CursorRow(centre);
    }

    /** Incidents closed before an instant, latest first, without self-presses; the next page begins before the last one's closing. */
    public List<IncidentState> closedBefore(Instant before, int max) {
        return database.call(transaction ->
                transaction.list("""
                    select state from incident where centre = ? and branch = 0 and closed_at < ?
                    and community is distinct from ? order by closed_at desc, number desc limit ?\
                    """, IncidentRows::state, centre.value(), before, SelfPress.COMMUNITY, max));
    }

    /** All incidents of an elder, latest first. */
    public List<IncidentState> ofElder(ElderId elder, int max) {
        return database.call(
                transaction -> transaction.list("""
                    select state from incident where centre = ? and branch = 0 and elder = ?
                    order by received_at desc limit ?\
                    """, IncidentRows::state, centre.value(), elder.value(), max));
    }

    /** One incident, also one of a lost branch. */
    public Optional<IncidentState> find(IncidentId incident) {
        return database.call(transaction -> incidents.find(transaction, incident));
    }

    /** The events of one incident in their order, those of lost branches marked. */
    public List<RecordedEvent> timeline(IncidentId incident) {
        return database.call(transaction -> events.ofIncident(transaction, incident));
    }

    /**
     * Enrolled devices whose button nobody tried since an instant, by id: neither pressed in test mode nor reported a test by
     * themselves. A report for once a month, it reads all technical alerts since then.
     */
    public List<DeviceId> untriedSince(Instant since) {
        return database.call(transaction -> transaction.list(
                """
                with tried as (
                    select device from incident
                    where centre = ? and branch = 0 and received_at >= ? and state -> 'marks' @> '["test-mode"]'
                    union
                    select substring(body from '"id":"([^"]*)[.]TEST"') from event
                    where centre = ? and branch = 0 and kind = 'technical.raised' and at >= ?
                    and body like '%.TEST"%')
                select id from device d where centre = ? and standing = 'ENROLLED'
                and not exists (select 1 from tried where tried.device = d.id) order by id\
                """,
                row -> new DeviceId(row.getString("id")),
                centre.value(),
                since,
                centre.value(),
                since,
                centre.value()));
    }

    /** How far the record goes; against the tail of the log this says how far it is behind. */
    public RecordPosition position() {
        return database.call(cursor::get);
    }

    /** Where the record is not the whole truth, latest first. */
    public List<RecordGap> gaps(int max) {
        return database.call(transaction -> transaction.list(
                "select * from record_gap where centre = ? order by id desc limit ?",
                row -> new RecordGap(
                        RecordGap.Reason.valueOf(row.getString("reason")),
                        row.getLong("from_seq"),
                        row.getLong("to_seq"),
                        row.getInt("branch"),
                        Objects.requireNonNull(Transaction.instant(row, "noted_at"))),
                centre.value(),
                max));
    }
}
