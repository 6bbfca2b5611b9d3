package org.anling.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a call centre: the unit of consistency and of scale. It is part of every Redis key of the centre, as its hash tag.
 *
 * @param value matches {@code [a-z0-9][a-z0-9-]{0,31}}
 */
public record CentreId(@JsonValue String value) implements Comparable<CentreId> {

    /** @throws IllegalArgumentException if the value does not match */
    @JsonCreator
    public CentreId {
        Names.check("CentreId", value, Names.CENTRE);
    }

    @Override
    public int compareTo(CentreId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
