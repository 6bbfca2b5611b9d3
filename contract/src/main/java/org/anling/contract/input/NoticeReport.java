package org.anling.contract.input;

import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.people.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What became of a notice on one channel. The number or address that it went to is in the personal block, if anywhere.
 *
 * @param notice id of the notice, stable over attempts, so that receivers and readers can drop repeats
 * @param incident it is about, or null for a test notice
 * @param recipient id of responder or staff, or {@code contact:N} of the incident's elder
 * @param attempt counts from 1 on this channel
 * @param detail what the channel said, for example {@code busy}; never personal data
 */
public record NoticeReport(
        String notice,
        @Nullable IncidentId incident,
        String recipient,
        Channel channel,
        int attempt,
        NoticeFact fact,
        @Nullable String detail)
        implements Input {

    /**
     * The detail of a failure after which no channel has an attempt left: nobody can answer this notice, and an offer need not wait for
     * its time-out.
     */
    public static final String UNREACHABLE = "unreachable";
}
