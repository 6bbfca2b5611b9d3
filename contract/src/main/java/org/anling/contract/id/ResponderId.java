package org.anling.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a responder: somebody who can go to the elder.
 *
 * @param value matches {@code [A-Za-z0-9_.:@-]{1,64}}
 */
public record ResponderId(@JsonValue String value) implements Comparable<ResponderId> {

    /** @throws IllegalArgumentException if the value does not match */
    @JsonCreator
    public ResponderId {
        Names.check("ResponderId", value, Names.ID);
    }

    @Override
    public int compareTo(ResponderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
