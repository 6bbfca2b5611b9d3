package org.anling.console.api.shift;

import java.time.DayOfWeek;
import java.util.List;
import org.anling.contract.people.ShiftRole;
import org.jspecify.annotations.Nullable;

/** Bodies of what is said about shifts. Days are as 2026-03-09 and times as 20:00, at the centre. */
public final class ShiftRequests {

    private ShiftRequests() {}

    /**
     * A new shift, or a pattern of them.
     *
     * @param to on the next day unless it is later than {@code from}; the same is a whole day
     * @param weekdays of a pattern; missing or empty for a single shift
     * @param lastDay of a pattern
     */
    public record NewShift(
            String person,
            ShiftRole role,
            @Nullable String place,
            String day,
            String from,
            String to,
            @Nullable List<DayOfWeek> weekdays,
            @Nullable String lastDay) {}

    /**
     * What a shift shall be.
     *
     * @param version that was seen
     */
    public record ShiftChange(
            long version,
            String person,
            ShiftRole role,
            @Nullable String place,
            String day,
            String from,
            String to) {}

    /**
     * A shift that shall not be.
     *
     * @param rest whether those of its pattern that begin later go too
     */
    public record ShiftCancel(long version, @Nullable Boolean rest) {}

    /** Two people take each other's shift. */
    public record ShiftSwap(long version, String other, long otherVersion) {}

    /**
     * A week like the one before.
     *
     * @param monday of the week that is filled
     */
    public record CopyWeek(String monday) {}

    /** What was done. */
    public record ShiftsDone(int shifts, List<NotCopied> leftOut) {}

    /** A shift that was not copied, and which other one stood in the way. */
    public record NotCopied(ShiftWeek.ShiftRow shift, ShiftWeek.ShiftRow other) {}
}
