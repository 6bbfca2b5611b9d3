package org.anling.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names an incident. Made by the core from the number of the incident, so that a decision that is taken again gives the same id.
 *
 * @param value matches {@code [A-Za-z0-9_.:@-]{1,64}}
 */
public record IncidentId(@JsonValue String value) implements Comparable<IncidentId> {

    /** @throws IllegalArgumentException if the value does not match */
    @JsonCreator
    public IncidentId {
        Names.check("IncidentId", value, Names.ID);
    }

    @Override
    public int compareTo(IncidentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
