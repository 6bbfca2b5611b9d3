package org.anling.console.api;

import java.time.Instant;
import java.util.List;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * The centre itself, whole with every change of it: small, and always replaced as a whole.
 *
 * @param staff who can take calls now
 * @param tests elders whose presses are tests now
 * @param uncovered communities where nobody could be asked now
 * @param alarms what a supervisor must act on, the latest first
 */
public record CentreView(
        List<StaffRow> staff, List<TestRow> tests, List<UncoveredRow> uncovered, List<SupervisorAlarm> alarms) {

    /** Somebody who can take calls. */
    public record StaffRow(String id, String name, Role role, Instant since) {}

    /** Presses of this elder are tests until then. */
    public record TestRow(String elder, @Nullable String name, Instant until, IncidentRow.PersonRef by) {}

    /**
     * Nobody could be asked here if an incident happened now.
     *
     * @param name of the community, missing while no card names it
     * @param available how many are on duty, missing if it is not known any more
     * @param proven how many of them answered a test notice lately
     */
    public record UncoveredRow(
            String community,
            @Nullable String name,
            Instant since,
            @Nullable Integer available,
            @Nullable Integer proven) {}

    /** Something about the centre is wrong. */
    public record SupervisorAlarm(
            String event, Instant at, String code, @Nullable String detail) {}

    /** Who is signed in, for the choice of whom to give an incident to. */
    public record StaffList(List<StaffRow> items) {}
}
