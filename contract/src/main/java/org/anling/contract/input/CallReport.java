package org.anling.contract.input;

import org.anling.contract.alert.Caller;
import org.anling.contract.id.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * What the telephone exchange says of a call to the centre. In the personal block are the caller's number, the home of the elder it is about,
 * and as note the digits that were pressed or the link to the recording.
 *
 * @param call what the exchange calls it, the same in all reports of one call
 * @param staff who answered, or null if the exchange does not say
 * @param detail a word of the exchange for why it ended, or null; never a number
 */
public record CallReport(
        String call,
        Fact fact,
        Caller caller,
        @Nullable StaffId staff,
        @Nullable String detail) implements Input {

    /** What became known. */
    public enum Fact {
        /** It rings at the centre and nobody has answered. */
        RINGING,
        /** Somebody of the centre speaks. */
        ANSWERED,
        /** The caller pressed digits. */
        DIGITS,
        /** It is over; if nobody answered, it was missed. */
        ENDED,
        /** The exchange keeps a recording. */
        RECORDED
    }
}
