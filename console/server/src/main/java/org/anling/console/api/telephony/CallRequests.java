package org.anling.console.api.telephony;

import org.jspecify.annotations.Nullable;

/** What pages ask about telephone calls, and what they are told. */
public final class CallRequests {

    private CallRequests() {}

    /** Which elder a call is about. */
    public record BindTo(String elder) {}

    /** Whom to ring about an incident: {@code elder}, or {@code contact:N} as the card lists them; the elder if missing. */
    public record DialWho(@Nullable String who) {}

    /** Why somebody listens to a recording; it is kept in the audit. */
    public record Listen(String event, String reason) {}

    /**
     * Demo: somebody calls the centre.
     *
     * @param who {@code elder} or {@code unknown}
     * @param hangUp whether he hangs up at once, before anybody can answer
     */
    public record DemoCall(String who, @Nullable Boolean hangUp) {}

    /** Where a recording can be heard. */
    public record Recording(String link) {}

    /**
     * How pages dial.
     *
     * @param link what a number becomes, with {@code {number}} in it, for example {@code tel:{number}}
     * @param hook whether the exchange can be asked to ring somebody
     */
    public record DialConfig(String link, boolean hook) {}
}
