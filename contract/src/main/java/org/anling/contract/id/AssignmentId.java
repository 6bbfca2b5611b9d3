package org.anling.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names an assignment: an accepted offer.
 *
 * @param value matches {@code [A-Za-z0-9_.:@-]{1,64}}
 */
public record AssignmentId(@JsonValue String value) implements Comparable<AssignmentId> {

    /** @throws IllegalArgumentException if the value does not match */
    @JsonCreator
    public AssignmentId {
        Names.check("AssignmentId", value, Names.ID);
    }

    @Override
    public int compareTo(AssignmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
