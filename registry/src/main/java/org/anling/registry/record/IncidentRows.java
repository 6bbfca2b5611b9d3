package org.anling.registry.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Clocks;
import org.anling.contract.state.IncidentState.Closing;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/** The table of incidents of one centre: columns for reports, the whole state as JSON. */
final class IncidentRows {

    private static final List<String> COLUMNS = List.of(
            "number",
            "kind",
            "priority",
            "elder",
            "community",
            "device",
            "handling",
            "help",
            "owner",
            "received_at",
            "taken_at",
            "spoken_at",
            "first_offer_at",
            "first_accepted_at",
            "at_door_at",
            "with_elder_at",
            "closed_at",
            "disposition",
            "guard",
            "alerts",
            "offers",
            "last_seq",
            "state");

    private static final String UPSERT = "insert into incident (centre, id, opened_seq, " + String.join(", ", COLUMNS)
            + ") values (?, ?, ?, " + String.join(", ", Collections.nCopies(COLUMNS.size() - 1, "?"))
            + ", ?::jsonb) on conflict (centre, branch, id) do update set "
            + String.join(
                    ", ", COLUMNS.stream().map(c -> c + " = excluded." + c).toList());

    /** An escaped NUL; an escaped backslash before the same letters is none. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private final String centre;

    IncidentRows(CentreId centre) {
        this.centre = centre.value();
    }

    /** An incident with the events it is folded from. */
    record Row(@Nullable IncidentState state, long openedSeq, long lastSeq) {
        static final Row NONE = new Row(null, 0, 0);
    }

    Row get(Transaction transaction, IncidentId id) {
        return transaction
                .find(
                        "select state, opened_seq, last_seq from incident where centre = ? and branch = 0 and id = ?",
                        row -> new Row(state(row), row.getLong("opened_seq"), row.getLong("last_seq")),
                        centre,
                        id.value())
                .orElse(Row.NONE);
    }

    void put(Transaction transaction, List<Row> rows) {
        List<@Nullable Object[]> values = new ArrayList<>();
        for (Row row : rows) {
            IncidentState state = row.state();
            if (state != null) {
                values.add(values(state, row));
            }
        }
        transaction.batch(UPSERT, values);
    }

    /** Incidents that were opened after an event belong to the lost branch; those it changed are returned, to be folded again. */
    List<IncidentId> moveToBranch(Transaction transaction, long afterSeq, int branch) {
        transaction.update(
                "update incident set branch = ? where centre = ? and branch = 0 and opened_seq > ?",
                branch,
                centre,
                afterSeq);
        return transaction.list(
                "select id from incident where centre = ? and branch = 0 and last_seq > ? order by id",
                row -> new IncidentId(row.getString(1)),
                centre,
                afterSeq);
    }

    Optional<IncidentState> find(Transaction transaction, IncidentId id) {
        return transaction.find(
                "select state from incident where centre = ? and id = ? order by branch limit 1",
                IncidentRows::state,
                centre,
                id.value());
    }

    static IncidentState state(ResultSet row) throws SQLException {
        try {
            return ContractJson.decode(row.getString("state"), IncidentState.class);
        } catch (UnreadableException e) {
            throw new IllegalStateException("the record holds an incident that this version cannot read", e);
        }
    }

    private @Nullable Object[] values(IncidentState state, Row row) {
        Clocks clocks = state.clocks();
        ElderRef elder = state.elder();
        Closing closing = state.closing();
        StaffId owner = state.owner();
        return new @Nullable Object[] {
            centre,
            state.id().value(),
            row.openedSeq(),
            state.number(),
            state.kind(),
            state.priority(),
            elder == null ? null : elder.id().value(),
            elder == null ? null : elder.community(),
            state.device().id().value(),
            state.handling(),
            state.help(),
            owner == null ? null : owner.value(),
            clocks.receivedAt(),
            clocks.takenAt(),
            clocks.spokenAt(),
            clocks.firstOfferAt(),
            clocks.firstAcceptedAt(),
            clocks.atDoorAt(),
            clocks.withElderAt(),
            clocks.closedAt(),
            closing == null ? null : closing.disposition(),
            closing == null ? null : closing.guard(),
            state.alerts(),
            state.offers().size(),
            row.lastSeq(),
            storable(ContractJson.encode(state))
        };
    }

    /** The column refuses NUL, and one text that holds it must not stop the record; the event keeps it as it was said. */
    private static String storable(String json) {
        return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1\uFFFD") : json;
    }
}
