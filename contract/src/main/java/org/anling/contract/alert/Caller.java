package org.anling.contract.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose telephone a call comes from, looked up before anything is decided. Says it with keys: the number itself is in the personal block.
 *
 * @param key stands for the number and does not tell it, the same for every call of that number; null if the number is withheld
 * @param elders whom the call may be about, the likeliest first; empty if nobody knows the number
 * @param device the device whose SIM has the number, or null
 */
public record Caller(
        Party party,
        @Nullable String key,
        List<ElderRef> elders,
        @Nullable DeviceRef device) {

    /** Whose number it is. */
    public enum Party {
        /** An elder's own. */
        ELDER,
        /** The SIM of a device. */
        DEVICE,
        /** Of somebody who is named on an elder's card. */
        CONTACT,
        /** An operator said which elder it is. */
        BOUND,
        /** Nobody knows it, or nobody could look it up in time. */
        UNKNOWN
    }

    public Caller {
        elders = List.copyOf(elders);
    }

    /** A number that stands nowhere. */
    public static Caller unknown(@Nullable String key) {
        return new Caller(Party.UNKNOWN, key, List.of(), null);
    }

    /** The elder that the call is about as far as anybody knows. */
    public @Nullable ElderRef elder() {
        return elders.isEmpty() ? null : elders.getFirst();
    }

    /** The same with other elders, or with their order changed. */
    public Caller with(Party whose, List<ElderRef> others) {
        return new Caller(whose, key, others, device);
    }
}
