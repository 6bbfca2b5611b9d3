package org.anling.contract.input;

import java.time.Instant;
import java.util.List;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;

/** What a gateway measured at devices that it acknowledged lately, some of them in one entry: routine, long after the press itself. */
public record AcknowledgeReport(List<Acknowledged> acknowledged) implements Input {

    public AcknowledgeReport {
        acknowledged = List.copyOf(acknowledged);
    }

    /**
     * One press of which a device was told that it lies on disk.
     *
     * @param incident what it led to, as the gateway read in the events
     * @param alert id of the input that holds the press
     * @param receivedAt when its last byte was read
     * @param acknowledgedAt as long after that as the stopwatch of the gateway showed when the acknowledgement went into the network
     */
    public record Acknowledged(IncidentId incident, InputId alert, Instant receivedAt, Instant acknowledgedAt) {}
}
