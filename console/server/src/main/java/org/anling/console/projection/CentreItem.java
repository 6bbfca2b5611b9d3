package org.anling.console.projection;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.entry.EventId;
import org.anling.contract.state.StaffState;
import org.anling.contract.state.TestMode;
import org.jspecify.annotations.Nullable;

/**
 * The centre itself.
 *
 * @param staff who can take calls, by id
 * @param tests elders whose presses are tests, by id
 * @param uncovered communities where nobody could be asked, by code
 * @param alarms what a supervisor was alarmed about lately, the latest first; a board that begins with a snapshot has none of before
 * @param plans version of each plan that new incidents follow, by id
 */
public record CentreItem(
        SortedMap<String, StaffState> staff,
        SortedMap<String, TestMode> tests,
        SortedMap<String, Uncovered> uncovered,
        List<Alarm> alarms,
        SortedMap<String, Integer> plans) {

    /** Nobody and nothing. */
    public static final CentreItem EMPTY =
            new CentreItem(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of(), new TreeMap<>());

    public CentreItem {
        staff = Collections.unmodifiableSortedMap(new TreeMap<>(staff));
        tests = Collections.unmodifiableSortedMap(new TreeMap<>(tests));
        uncovered = Collections.unmodifiableSortedMap(new TreeMap<>(uncovered));
        alarms = List.copyOf(alarms);
        plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
    }

    /**
     * Nobody could be asked here.
     *
     * @param available how many are on duty, null if the event with the figure is gone
     */
    public record Uncovered(
            String community,
            Instant since,
            @Nullable Integer available,
            @Nullable Integer proven) {}

    /** Something that a supervisor must act on. */
    public record Alarm(
            EventId event,
            Instant at,
            String code,
            @Nullable String detail) {}
}
