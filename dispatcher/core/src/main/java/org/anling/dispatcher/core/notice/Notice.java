package org.anling.dispatcher.core.notice;

import java.time.Instant;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.IncidentId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one person should learn, on whatever channel. Holds keys only, never names or numbers.
 *
 * @param id stable: made from the offer, incident or event and the recipient, so that receivers drop repeats. The notice of an offer
 *     has the id of the offer
 * @param subject what several notices have in common, so that one acknowledgement ends them all
 * @param incident it is about, or null
 * @param recipient id of responder or staff, {@code duty} for the duty phone, {@code contact:N} of the elder
 * @param word why, for alarms and reminders: a reason of an escalation or a code; empty otherwise
 * @param since when it came into being
 * @param until when it is no longer true
 */
public record Notice(
        String id,
        String subject,
        Purpose purpose,
        @Nullable IncidentId incident,
        long number,
        @Nullable AlertType kind,
        @Nullable ElderRef elder,
        String recipient,
        String word,
        Instant since,
        Instant until) {

    /** The recipient that stands for the duty phone of the centre. */
    public static final String DUTY = "duty";

    /** What the recipient of a contact begins with. */
    public static final String CONTACT = "contact:";

    Notice to(String someone) {
        return new Notice(
                id + "-" + someone, subject, purpose, incident, number, kind, elder, someone, word, since, until);
    }
}
