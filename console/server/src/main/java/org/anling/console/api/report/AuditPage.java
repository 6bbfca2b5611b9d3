package org.anling.console.api.report;

import java.time.Instant;
import java.util.List;
import org.anling.contract.people.Role;
import org.anling.registry.record.AuditKind;
import org.jspecify.annotations.Nullable;

/**
 * One page of what people did and saw, the latest first.
 *
 * @param next where the next page begins, null if this is the last
 * @param zone whose days are meant
 */
public record AuditPage(List<AuditLine> lines, @Nullable String next, String zone, AuditKeeping keeping) {
    public AuditPage {
        lines = List.copyOf(lines);
    }

    /**
     * One thing that somebody did or saw.
     *
     * @param name of the person, null if nobody has this id any more
     * @param elderName null if it is about no elder, or the elder is not registered any more
     * @param subject what it was about beside an elder
     */
    public record AuditLine(
            Instant at,
            String person,
            @Nullable String name,
            Role role,
            AuditKind kind,
            String what,
            @Nullable String elder,
            @Nullable String elderName,
            @Nullable String incident,
            @Nullable String reason,
            @Nullable String subject) {}

    /**
     * For how long what is kept, as it is set up.
     *
     * @param hour of the night at which what is older is destroyed
     * @param last what was destroyed last, null before the first night
     */
    public record AuditKeeping(
            long personalDays,
            long auditDays,
            long signInDays,
            int hour,
            @Nullable LastNight last) {}

    /** What was destroyed in one night; {@code doneAt} is null while it goes on. */
    public record LastNight(
            String day,
            long blocks,
            long entries,
            long signIns,
            @Nullable Instant doneAt) {}
}
