package org.anling.simulation.fleet.person;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An open incident as the operator's page shows it, cut to what the simulated operator looks at.
 *
 * @param elder id, empty for an unregistered device
 * @param owner id of the operator who has it, empty while it waits
 * @param spoken whether somebody spoke with the elder
 * @param noReply whether it is recorded that the elder does not reply
 * @param emergencyCalled whether a call of a public emergency service is recorded
 * @param helped whether a responder has finished there
 */
public record IncidentSeen(
        String id,
        String elder,
        String owner,
        boolean spoken,
        boolean noReply,
        boolean emergencyCalled,
        boolean helped) {

    static List<IncidentSeen> of(JsonNode list) {
        List<IncidentSeen> rows = new ArrayList<>();
        for (JsonNode row : list.path("items")) {
            rows.add(ofRow(row));
        }
        return rows;
    }

    private static IncidentSeen ofRow(JsonNode row) {
        boolean helped = false;
        for (JsonNode assignment : row.path("assignments")) {
            helped |= assignment.path("status").asText().equals("DONE");
        }
        return new IncidentSeen(
                row.path("id").asText(),
                row.path("elder").path("id").asText(),
                row.path("owner").path("id").asText(),
                row.hasNonNull("spoken"),
                row.path("noReply").asBoolean(),
                row.hasNonNull("emergencyService"),
                helped);
    }
}
