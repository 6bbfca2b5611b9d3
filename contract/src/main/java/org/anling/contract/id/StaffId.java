package org.anling.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a member of the staff of a centre: operator, supervisor, admin.
 *
 * @param value matches {@code [A-Za-z0-9_.:@-]{1,64}}
 */
public record StaffId(@JsonValue String value) implements Comparable<StaffId> {

    /** @throws IllegalArgumentException if the value does not match */
    @JsonCreator
    public StaffId {
        Names.check("StaffId", value, Names.ID);
    }

    @Override
    public int compareTo(StaffId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
