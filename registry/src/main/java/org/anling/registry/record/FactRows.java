package org.anling.registry.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Clocks;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/** The table that reports count in: one narrow row an incident of the present branch. */
final class FactRows {

    /** Rises with every change of what a row means; rows of another version are made anew. */
    static final int VERSION = 2;

    private static final List<String> COLUMNS = List.of(
            "version",
            "traffic",
            "answer_class",
            "class",
            "taken_as",
            "kind",
            "community",
            "model",
            "taken_by",
            "owner",
            "followed_by",
            "received_at",
            "taken_at",
            "spoken_at",
            "first_offer_at",
            "emergency_at",
            "first_accepted_at",
            "at_door_at",
            "closed_at",
            "followed_up_at",
            "disposition",
            "escalations",
            "offers_accepted",
            "offers_declined",
            "offers_expired",
            "offers_withdrawn",
            "acknowledged_at",
            "shown_at",
            "shown_to",
            "shown_as",
            "shown_class");

    private static final String UPSERT = "insert into report_fact (centre, incident, " + String.join(", ", COLUMNS)
            + ", answer_seconds) values (?, ?" + ", ?".repeat(COLUMNS.size())
            + ", ?::text[]::real[]) on conflict (centre, incident) do update set answer_seconds ="
            + " excluded.answer_seconds, "
            + String.join(
                    ", ", COLUMNS.stream().map(c -> c + " = excluded." + c).toList());

    private final String centre;

    FactRows(CentreId centre) {
        this.centre = centre.value();
    }

    /** An incident with what is counted beside its state. */
    record Fact(IncidentState state, Traits traits) {}

    /** What was counted so far; empty if it must be made anew from the events. */
    Optional<Traits> find(Transaction transaction, IncidentId id) {
        return transaction.find(
                "select taken_by, taken_as, escalations, shown_to, shown_as from report_fact where centre = ? and"
                        + " incident = ? and version = ?",
                FactRows::traits,
                centre,
                id.value(),
                VERSION);
    }

    void put(Transaction transaction, List<Fact> facts) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Fact fact : facts) {
            rows.add(values(fact.state(), fact.traits()));
        }
        transaction.batch(UPSERT, rows);
    }

    /** Forgets what was counted of incidents that went on after an event; they are made anew. */
    void removeAfter(Transaction transaction, long seq) {
        transaction.update("""
            delete from report_fact f using incident i where f.centre = ? and i.centre = f.centre and i.branch = 0
            and i.id = f.incident and i.last_seq > ?\
            """, centre, seq);
    }

    void remove(Transaction transaction, IncidentId id) {
        transaction.update("delete from report_fact where centre = ? and incident = ?", centre, id.value());
    }

    /** Incidents that are not counted, or in another way than now; the latest first. */
    List<IncidentId> missing(Transaction transaction, int max) {
        return transaction.list("""
            select i.id from incident i where i.centre = ? and i.branch = 0 and not exists (select 1 from report_fact f
            where f.centre = i.centre and f.incident = i.id and f.version = ?) order by i.opened_seq desc limit ?\
            """, row -> new IncidentId(row.getString("id")), centre, VERSION, max);
    }

    /** Says whether all incidents are counted in the way of this version. */
    void noteFill(Transaction transaction, boolean complete) {
        transaction.update("""
            insert into report_fill (centre, version, complete) values (?, ?, ?)
            on conflict (centre) do update set version = excluded.version, complete = excluded.complete\
            """, centre, VERSION, complete);
    }

    private static Traits traits(ResultSet row) throws SQLException {
        return new Traits(
                staff(row, "taken_by"),
                priority(row, "taken_as"),
                Transaction.strings(row, "escalations").stream()
                        .map(EscalationReason::valueOf)
                        .toList(),
                staff(row, "shown_to"),
                priority(row, "shown_as"));
    }

    private static @Nullable StaffId staff(ResultSet row, String column) throws SQLException {
        String id = row.getString(column);
        return id == null ? null : new StaffId(id);
    }

    private static @Nullable Priority priority(ResultSet row, String column) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : Priority.valueOf(name);
    }

    private @Nullable Object[] values(IncidentState state, Traits traits) {
        Clocks clocks = state.clocks();
        ElderRef elder = state.elder();
        var followUp = state.desk().followUp();
        var closing = state.closing();
        Priority takenAs = traits.takenAs();
        Priority shownAs = traits.shownAs();
        return new @Nullable Object[] {
            centre,
            state.id().value(),
            VERSION,
            Traffic.of(state),
            classOf(state.kind(), takenAs == null ? state.priority() : takenAs),
            classOf(state.kind(), state.priority()),
            takenAs,
            state.kind(),
            elder == null ? state.area() : elder.community(),
            model(state),
            value(traits.takenBy()),
            value(state.owner()),
            value(followUp == null ? null : followUp.by()),
            clocks.receivedAt(),
            clocks.takenAt(),
            clocks.spokenAt(),
            clocks.firstOfferAt(),
            clocks.emergencyServiceAt(),
            clocks.firstAcceptedAt(),
            clocks.atDoorAt() == null ? clocks.withElderAt() : clocks.atDoorAt(),
            clocks.closedAt(),
            clocks.followedUpAt(),
            closing == null ? null : closing.disposition(),
            traits.escalations().stream().map(Enum::name).toList(),
            count(state, OfferStatus.ACCEPTED),
            count(state, OfferStatus.DECLINED),
            count(state, OfferStatus.EXPIRED),
            count(state, OfferStatus.WITHDRAWN),
            clocks.acknowledgedAt(),
            clocks.onScreenAt(),
            value(traits.shownTo()),
            shownAs,
            classOf(state.kind(), shownAs == null ? state.priority() : shownAs),
            answerSeconds(state)
        };
    }

    /** The class of the promises: a service order has its own, unless it turned out to be an emergency. */
    private static String classOf(AlertType kind, Priority priority) {
        return kind == AlertType.LIFE_SERVICE && priority != Priority.P1 ? "ORDER" : priority.name();
    }

    private static String model(IncidentState state) {
        String model = state.device().model();
        return model == null || model.isBlank() ? state.device().protocol() : model;
    }

    private static @Nullable String value(@Nullable StaffId staff) {
        return staff == null ? null : staff.value();
    }

    private static int count(IncidentState state, OfferStatus status) {
        return (int) state.offers().stream()
                .filter(offer -> offer.status() == status)
                .count();
    }

    private static List<String> answerSeconds(IncidentState state) {
        return state.offers().stream()
                .filter(offer -> offer.status() == OfferStatus.ACCEPTED || offer.status() == OfferStatus.DECLINED)
                .flatMap(offer -> Stream.ofNullable(thoughtFor(offer)))
                .map(taken -> String.valueOf(taken.toMillis() / 1000.0))
                .toList();
    }

    private static @Nullable Duration thoughtFor(Offer offer) {
        Instant answered = offer.answeredAt();
        return answered == null ? null : Duration.between(offer.madeAt(), answered);
    }
}
