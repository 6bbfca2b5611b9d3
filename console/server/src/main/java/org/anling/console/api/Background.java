package org.anling.console.api;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the home behind an incident: its devices and what happened there before.
 *
 * @param devices null if it is not known now which there are, or how they are
 * @param vitals what the devices measured lately; null if that is not known now
 * @param earlier latest first, without the incident itself; null while the record cannot be read
 */
public record Background(
        @Nullable List<HomeDevice> devices,
        @Nullable List<MeasuredSign> vitals,
        @Nullable List<EarlierIncident> earlier,
        @Nullable List<Attending> attending) {

    /**
     * Who looks after the elder at other times.
     *
     * @param phone in the form that is dialled, null if none is known
     */
    public record Attending(
            Care care, String name, @Nullable String phone) {}

    /** What somebody who looks after an elder is to the elder. */
    public enum Care {
        FAMILY_DOCTOR,
        CARER
    }

    /**
     * A device that protects the elder.
     *
     * @param heardAt when it gave a sign of life last, null if never
     * @param pressedAt when it alarmed last, as a test or not, among the incidents that are listed; a button that worked
     * @param troubles technical alerts that have not ended
     */
    public record HomeDevice(
            String id,
            @Nullable Instant heardAt,
            @Nullable Integer batteryPercent,
            @Nullable Integer signalPercent,
            @Nullable Instant pressedAt,
            List<AlertType> troubles) {}

    /**
     * An earlier incident of the same elder.
     *
     * @param test whether it was a press in test mode
     * @param closedAt null if it is open still
     */
    public record EarlierIncident(
            String id,
            long number,
            AlertType kind,
            Priority priority,
            Instant receivedAt,
            boolean test,
            @Nullable Instant closedAt,
            @Nullable Disposition disposition) {}
}
