package org.anling.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a device as it names itself on the wire (watch id, MQTT client id, IMEI).
 *
 * @param value matches {@code [A-Za-z0-9_.:@-]{1,64}}
 */
public record DeviceId(@JsonValue String value) implements Comparable<DeviceId> {

    /** @throws IllegalArgumentException if the value does not match */
    @JsonCreator
    public DeviceId {
        Names.check("DeviceId", value, Names.ID);
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
