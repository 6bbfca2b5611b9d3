package org.anling.contract.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The personal block of an entry: everything that must be erasable without breaking the chain of hashes. After an erasure it is
 * gone, so every reader must live without it.
 *
 * @param position where the device was when it sent the alert
 * @param home the registered home, or the base of a responder
 * @param note free text of a person
 * @param number a telephone number
 * @param raw frames as received: text as it is, binary as hexadecimal
 * @param readings what somebody measured at the elder, or null
 */
public record Personal(
        @Nullable Position position,
        @Nullable Position home,
        @Nullable String note,
        @Nullable String number,
        List<String> raw,
        @Nullable List<Vitals.Reading> readings) {

    public Personal {
        raw = List.copyOf(raw);
        readings = readings == null ? null : List.copyOf(readings);
    }

    /** A block without measurements. */
    public Personal(
            @Nullable Position position,
            @Nullable Position home,
            @Nullable String note,
            @Nullable String number,
            List<String> raw) {
        this(position, home, note, number, raw, null);
    }

    /** What somebody saw and measured at the elder. */
    public static Personal ofVisit(@Nullable String note, List<Vitals.Reading> readings) {
        return new Personal(null, null, note, null, List.of(), readings.isEmpty() ? null : readings);
    }

    /** A block that holds a note only. */
    public static Personal ofNote(String note) {
        return new Personal(null, null, note, null, List.of());
    }

    /** A block that holds a reason that somebody typed; null if nobody typed one. */
    public static @Nullable Personal ofTyped(@Nullable String reason) {
        return reason == null || reason.isBlank() ? null : ofNote(reason);
    }

    /** A reason that somebody typed: out of the block, or out of the body where logs of earlier releases have it. */
    public static @Nullable String typed(@Nullable String inBody, @Nullable Personal personal) {
        if (inBody != null && !inBody.isBlank()) {
            return inBody;
        }
        return personal == null ? null : personal.note();
    }

    /** A block that holds places only. */
    public static Personal ofPlaces(@Nullable Position position, @Nullable Position home) {
        return new Personal(position, home, null, null, List.of());
    }
}
