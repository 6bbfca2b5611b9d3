package org.anling.simulation.fleet.console;

import com.fasterxml.jackson.databind.JsonNode;

/** What came back for a request; a missing body is a missing node. */
public record Answer(int status, JsonNode body) {

    /** Accepted counts as done: the event comes a little later. */
    public boolean done() {
        return status >= 200 && status < 300;
    }
}
