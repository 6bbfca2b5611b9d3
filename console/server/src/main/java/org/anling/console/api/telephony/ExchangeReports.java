package org.anling.console.api.telephony;

import org.jspecify.annotations.Nullable;

/**
 * What the telephone exchange posts, see {@code docs/telephony.md}. In all of them {@code event} is the name of the report, the same when it is sent
 * again, and {@code call} what the exchange calls the call.
 */
public final class ExchangeReports {

    private ExchangeReports() {}

    /**
     * A call rings at the centre.
     *
     * @param from number of the caller; missing, empty or a word if it is withheld
     */
    public record RingingCall(
            String event, String call, @Nullable String from) {}

    /**
     * Somebody of the centre speaks.
     *
     * @param operator user name of who answered, if the exchange knows
     */
    public record AnsweredCall(
            String event,
            String call,
            @Nullable String from,
            @Nullable String operator) {}

    /** The caller pressed keys. */
    public record PressedDigits(String event, String call, String digits) {}

    /**
     * It is over; without an answer before, it was missed.
     *
     * @param reason a word such as {@code no-answer} or {@code busy}
     */
    public record EndedCall(
            String event,
            String call,
            @Nullable String from,
            @Nullable String reason) {}

    /**
     * The exchange keeps a recording.
     *
     * @param link where it can be heard, http or https
     */
    public record RecordedCall(String event, String call, String link) {}

    /** What came of a report: {@code noted}, or {@code known} if it came before. */
    public record ReportResult(String result) {}
}
