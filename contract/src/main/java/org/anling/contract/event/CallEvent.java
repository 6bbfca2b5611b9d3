package org.anling.contract.event;

import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.jspecify.annotations.Nullable;

/** Facts of telephone calls to the centre. Each is a line of the incident it belongs to, if it belongs to one. */
public sealed interface CallEvent extends Event {

    /** What the exchange calls it. */
    String call();

    @Nullable
    IncidentId incident();

    /** It rings; the number is in the personal block. */
    record CallRang(String call, Caller caller, @Nullable IncidentId incident) implements CallEvent {}

    /** Somebody answered; {@code by} is null while nobody knows who. */
    record CallAnswered(
            String call,
            Caller caller,
            @Nullable StaffId by,
            @Nullable IncidentId incident) implements CallEvent {}

    /** The caller pressed digits; they are in the personal block. */
    record CallDigits(String call, @Nullable IncidentId incident) implements CallEvent {}

    /**
     * It ended and nobody had answered.
     *
     * @param times how often this number was missed since somebody called it back
     * @param listed whether it waits on the list of calls to be returned; otherwise its incident says what is to be done
     */
    record CallMissed(
            String call,
            Caller caller,
            int times,
            boolean listed,
            @Nullable IncidentId incident) implements CallEvent {}

    /** It ended after somebody had answered. */
    record CallEnded(
            String call, @Nullable String detail, @Nullable IncidentId incident) implements CallEvent {}

    /** The exchange keeps a recording; its link is in the personal block. */
    record CallRecorded(String call, @Nullable IncidentId incident) implements CallEvent {}

    /** A member of the staff said which elder it is about. */
    record CallBound(
            String call,
            ElderRef elder,
            StaffId by,
            @Nullable IncidentId incident) implements CallEvent {}

    /** A member of the staff called back, or spoke with the same number since. */
    record CallReturned(String call, StaffId by, @Nullable IncidentId incident) implements CallEvent {}

    /**
     * A member of the staff has somebody called; the number is in the personal block. What becomes of it the exchange reports.
     *
     * @param to {@code elder}, {@code contact} or {@code caller}
     */
    record CallDialled(
            String call,
            Caller caller,
            StaffId by,
            String to,
            @Nullable IncidentId incident) implements CallEvent {}

    /** Nothing more is waited for. */
    record CallForgotten(String call, @Nullable IncidentId incident) implements CallEvent {}
}
