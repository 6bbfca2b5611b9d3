package org.anling.dispatcher.server.notice.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the provider contract, see {@code docs/provider-contract.md}. */
public final class ProviderContract {

    /** Where messages are handed over, below the provider's address. */
    public static final String MESSAGES = "/v1/messages";

    /** Where they are broken off. */
    public static final String CANCEL = "/v1/cancel";

    private ProviderContract() {}

    /**
     * A call to make or a text to send.
     *
     * @param id the same for the same attempt: the provider drops the second
     * @param kind {@code voice} or {@code sms}
     * @param to number in the form that is dialled
     * @param verbs what may be answered: digits 1, 2, 9 or the same as a text
     * @param expiresAt not to be started after this
     * @param callback where reports go
     */
    public record Send(
            String id,
            String kind,
            String to,
            String language,
            String text,
            List<String> verbs,
            Instant expiresAt,
            String callback) {
        public Send {
            verbs = List.copyOf(verbs);
        }

        @Override
        public String toString() {
            return "Send[" + id + "]";
        }
    }

    /** Hang up, or do not send if it has not been sent. */
    public record Cancel(String id) {}

    /**
     * What became of a message.
     *
     * @param event unique per report; the same again is answered and ignored
     * @param message id of the {@link Send}
     * @param kind {@code delivered, seen, digit, reply, failed}; seen of a call is that it was taken
     * @param text the digit or the reply, with those kinds
     * @param detail why it failed, for example {@code busy}
     */
    public record Report(
            String event,
            String message,
            String kind,
            @Nullable String text,
            @Nullable String detail) {

        /** @throws IllegalArgumentException if something is missing that every report has */
        public Report {
            if (event == null || event.isBlank() || message == null || kind == null) {
                throw new IllegalArgumentException("a report needs event, message and kind");
            }
        }
    }

    /**
     * What the provider hears.
     *
     * @param result {@code noted, accepted, declined, refused, repeat, proven, pending, known}
     * @param say to be spoken or sent back, or null
     */
    public record Heard(String result, @Nullable String say) {}
}
