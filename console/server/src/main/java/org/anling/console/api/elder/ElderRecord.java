package org.anling.console.api.elder;

import java.time.Instant;
import java.util.List;
import org.anling.console.api.MeasuredSign;
import org.anling.contract.alert.AlertType;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of an elder. Each look is in the audit.
 *
 * @param version of the record; what is sent back must name it
 * @param vitals what the devices measured lately; null if that is not known now
 * @param openIncident of the elder, or null
 * @param incidents the latest ones, newest first
 * @param doctorName of the family doctor, if there is one
 * @param carerName of the carer, if there is one
 */
public record ElderRecord(
        String id,
        long version,
        int age,
        String communityName,
        String line,
        ElderFields fields,
        List<DeviceLine> devices,
        @Nullable List<MeasuredSign> vitals,
        @Nullable String openIncident,
        List<PastIncident> incidents,
        @Nullable String doctorName,
        @Nullable String carerName) {

    /**
     * A device as lists show it.
     *
     * @param silenceSeconds longest silence that is normal
     * @param sim number of the SIM in it, or null
     * @param hasKey whether its panel encrypts; the key itself is never shown
     * @param trouble what is wrong with it now, as technical alerts say
     * @param lastTest when a press of it was a test last, as far as the latest incidents tell
     */
    public record DeviceLine(
            String id,
            long version,
            DeviceRecord.Standing standing,
            String protocol,
            @Nullable String model,
            long silenceSeconds,
            @Nullable String sim,
            boolean hasSecret,
            boolean hasKey,
            @Nullable String elder,
            @Nullable String elderName,
            @Nullable String communityName,
            List<AlertType> trouble,
            @Nullable Instant lastTest) {}

    /** An incident of the elder that is over or goes on. */
    public record PastIncident(
            String id,
            long number,
            AlertType kind,
            Priority priority,
            Instant receivedAt,
            @Nullable Instant closedAt,
            @Nullable Disposition disposition,
            boolean test) {}
}
