package org.anling.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names an elder: the person who is protected. An opaque key of the registry, never a name.
 *
 * @param value matches {@code [A-Za-z0-9_.:@-]{1,64}}
 */
public record ElderId(@JsonValue String value) implements Comparable<ElderId> {

    /** @throws IllegalArgumentException if the value does not match */
    @JsonCreator
    public ElderId {
        Names.check("ElderId", value, Names.ID);
    }

    @Override
    public int compareTo(ElderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
