package org.anling.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names an offer: one question to one responder.
 *
 * @param value matches {@code [A-Za-z0-9_.:@-]{1,64}}
 */
public record OfferId(@JsonValue String value) implements Comparable<OfferId> {

    /** @throws IllegalArgumentException if the value does not match */
    @JsonCreator
    public OfferId {
        Names.check("OfferId", value, Names.ID);
    }

    @Override
    public int compareTo(OfferId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
