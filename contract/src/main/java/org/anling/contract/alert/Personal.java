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
 */
public record Personal(
        @Nullable Position position,
        @Nullable Position home,
        @Nullable String note,
        @Nullable String number,
        List<String> raw) {

    public Personal {
        raw = List.copyOf(raw);
    }

    /** A block that holds a note only. */
    public static Personal ofNote(String note) {
        return new Personal(null, null, note, null, List.of());
    }

    /** A block that holds places only. */
    public static Personal ofPlaces(@Nullable Position position, @Nullable Position home) {
        return new Personal(position, home, null, null, List.of());
    }
}
