package org.anling.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names an input: the random {@code appendId} of one received frame, command or answer. Two entries with one id are one input.
 *
 * @param value matches {@code [A-Za-z0-9_.:@-]{1,64}}
 */
public record InputId(@JsonValue String value) implements Comparable<InputId> {

    /** @throws IllegalArgumentException if the value does not match */
    @JsonCreator
    public InputId {
        Names.check("InputId", value, Names.ID);
    }

    @Override
    public int compareTo(InputId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
