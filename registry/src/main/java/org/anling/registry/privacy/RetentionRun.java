package org.anling.registry.privacy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was destroyed in one night because its time was over.
 *
 * @param blocks personal blocks of events
 * @param entries of the audit
 * @param signIns entries about signing in and out
 * @param doneAt when nothing was left to destroy, null while it goes on
 */
public record RetentionRun(
        LocalDate day,
        long blocks,
        long entries,
        long signIns,
        @Nullable Instant doneAt) {}
