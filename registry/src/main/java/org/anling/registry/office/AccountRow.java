package org.anling.registry.office;

import java.time.Instant;
import org.anling.registry.people.Account;
import org.jspecify.annotations.Nullable;

/**
 * An account as the office sees it.
 *
 * @param factorSince when the second factor was confirmed, or null
 * @param lockedUntil when it may try again after too many failures, or null if it may now
 * @param oneTimeUntil when the password that was given for once runs out, or null if it has one of its own
 */
public record AccountRow(
        Account account,
        @Nullable Instant factorSince,
        @Nullable Instant lockedUntil,
        @Nullable Instant oneTimeUntil) {}
