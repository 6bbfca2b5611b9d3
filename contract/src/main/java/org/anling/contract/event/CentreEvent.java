package org.anling.contract.event;

import java.time.Instant;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Role;
import org.anling.contract.plan.Plan;
import org.jspecify.annotations.Nullable;

/** Facts of the centre as a whole. */
public sealed interface CentreEvent extends Event {

    /** A version of a plan is valid for new incidents. */
    record PlanActivated(Plan plan) implements CentreEvent {}

    /** A member of the staff can take calls. */
    record StaffOn(StaffId staff, Role role) implements CentreEvent {}

    /** A member of the staff cannot take calls any more. */
    record StaffOff(StaffId staff) implements CentreEvent {}

    /** Presses of an elder are tests until then. */
    record TestStarted(ElderRef elder, Instant until, StaffId by) implements CentreEvent {}

    /** Presses of an elder are emergencies again; {@code by} is null if the time ran out. */
    record TestEnded(ElderRef elder, @Nullable StaffId by) implements CentreEvent {}

    /** A community is looked after from now on: the rules check that somebody can be asked there. */
    record CommunityKnown(String community) implements CentreEvent {}

    /**
     * Nobody could be asked in a community if an incident happened now; the supervisor is alarmed.
     *
     * @param available how many are on duty
     * @param proven how many of them answered a test notice lately
     */
    record CoverLost(String community, int available, int proven) implements CentreEvent {}

    /** Somebody can be asked again. */
    record CoverRestored(String community) implements CentreEvent {}

    /** The centre looks at something again at this moment; null means not again. */
    record CentreDeadlineSet(
            Kind kind, String subject, @Nullable Instant due) implements CentreEvent {

        /** What the centre waits for. */
        public enum Kind {
            /** The next look whether every community has somebody. */
            COVER,
            /** A test mode ends. */
            TEST_MODE,
            /** Equal technical alerts of an area stop being one mass incident. */
            MASS,
            /** A device stops being a runaway. */
            RUNAWAY,
            /** A shelved technical alert sounds again. */
            SHELF,
            /** What a device says is over has stayed over for so long that it is. */
            SETTLED,
            /** Nothing more is heard of a telephone call. */
            CALL,
            /** A shift of a responder ends. */
            DUTY
        }
    }

    /**
     * Something about the centre itself is wrong and a supervisor must act, for example after the log lost its tail.
     *
     * @param code a word of the rules, for example {@code run-rebuild}
     * @param detail what exactly, without personal data
     */
    record SupervisorAlarmed(String code, @Nullable String detail) implements CentreEvent {}
}
