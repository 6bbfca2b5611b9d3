package org.anling.console.api;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Identity;
import org.jspecify.annotations.Nullable;

/** The lists of the staff's page. */
public final class Queues {

    private Queues() {}

    /** Incidents and the two queues beside them. */
    public record IncidentList(
            List<IncidentRow> items,
            List<TechnicalRow> technical,
            List<UnregisteredRow> unregistered,
            RecordBehind recordBehind) {}

    /**
     * How far the record in PostgreSQL is behind the log.
     *
     * @param since since when it is behind, missing if it is not
     */
    public record RecordBehind(long events, @Nullable Instant since) {}

    /**
     * A technical alert that has not ended.
     *
     * @param count how often it was raised
     * @param mass id of the mass incident that it is part of
     * @param acknowledgedBy who looks after it
     * @param shelvedUntil until when it does not sound
     */
    public record TechnicalRow(
            String id,
            AlertType type,
            String device,
            String protocol,
            @Nullable String elder,
            @Nullable String elderName,
            @Nullable String community,
            @Nullable String detail,
            Instant since,
            Instant lastAt,
            int count,
            @Nullable String mass,
            IncidentRow.@Nullable PersonRef acknowledgedBy,
            @Nullable Instant shelvedUntil) {}

    /**
     * Unregistered devices of one source network; nobody is sent on them automatically.
     *
     * @param id the network, or the device where the network is not known
     * @param devices ids that were heard, the latest last
     * @param alarm whether an alarm is among the alerts
     */
    public record UnregisteredRow(
            String id,
            List<String> devices,
            String protocol,
            Identity identity,
            List<AlertType> kinds,
            boolean alarm,
            int alerts,
            Instant firstAt,
            Instant lastAt) {}
}
