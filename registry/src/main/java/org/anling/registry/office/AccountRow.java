package org.anling.registry.office;

import java.time.Instant;
import org.anling.registry.people.Account;
import org.anling.registry.signin.Failures;
import org.jspecify.annotations.Nullable;

/**
 * An account as the office sees it.
 *
 * @param factorSince when the second factor was confirmed, or null
 * @param locks who is kept out of it for now
 * @param oneTimeUntil when the password that was given for once runs out, or null if it has one of its own
 */
public record AccountRow(
        Account account,
        @Nullable Instant factorSince,
        Locks locks,
        @Nullable Instant oneTimeUntil) {

    /**
     * What was counted against an account.
     *
     * @param strangers wrong passwords and codes of everybody who tried from where the account is not known
     * @param strangersUntil when strangers may try again, or null if they may now
     * @param browsers in how many the account is known
     * @param browserUntil when it may try again in that of them where it went wrong last, or null if it may now
     */
    public record Locks(
            Failures strangers,
            @Nullable Instant strangersUntil,
            int browsers,
            @Nullable Instant browserUntil) {

        static Locks of(Failures strangers, int browsers, Failures browser, Instant now) {
            Failures counting = strangers.asOf(now);
            return new Locks(
                    counting,
                    counting.pausedUntil(now).orElse(null),
                    browsers,
                    browser.pausedUntil(now).orElse(null));
        }
    }
}
