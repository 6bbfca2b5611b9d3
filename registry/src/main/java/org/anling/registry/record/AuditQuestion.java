package org.anling.registry.record;

import java.time.Instant;
import java.util.Optional;
import org.anling.contract.id.ElderId;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit are asked for.
 *
 * @param who id of who did it, or a part of the name; empty for anybody
 * @param elder whom it was about, or null for anybody or nobody
 * @param kind or null for any
 * @param before only what is older than this entry; empty begins with the latest
 * @param scope beginning of the codes of the communities whose elders the asker may see, empty for all; what is about no elder is seen by
 *     those who see the whole centre
 */
public record AuditQuestion(
        Instant from,
        Instant to,
        String who,
        @Nullable ElderId elder,
        @Nullable AuditKind kind,
        Optional<Cursor> before,
        String scope) {

    /** Where a page ended. */
    public record Cursor(Instant at, long id) {}

    /**
     * An entry as a page shows it.
     *
     * @param id which the next page begins behind
     * @param name of who did it, or null if nobody has this id any more
     * @param elderName null if it is about no elder, or the elder is not registered any more
     */
    public record Line(
            long id,
            AuditEntry entry,
            @Nullable String name,
            @Nullable String elderName) {

        /** Where the page behind this line begins. */
        public Cursor cursor() {
            return new Cursor(entry.at(), id);
        }
    }

    /** The same behind a line. */
    public AuditQuestion behind(Line line) {
        return new AuditQuestion(from, to, who, elder, kind, Optional.of(line.cursor()), scope);
    }
}
