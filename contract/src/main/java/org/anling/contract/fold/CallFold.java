package org.anling.contract.fold;

import java.util.List;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.CallEvent;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.state.CallState;
import org.anling.contract.state.CallState.Phase;
import org.jspecify.annotations.Nullable;

/** The fold of one telephone call: it rings, is answered or missed, bound to an elder, returned, forgotten. */
public final class CallFold {

    private CallFold() {}

    /** The call after an event; null if nobody waits for anything of it any more. */
    public static @Nullable CallState next(@Nullable CallState before, CallEvent event, Fact fact) {
        return switch (event) {
            case CallEvent.CallDialled dialled ->
                before == null
                        ? moved(begin(dialled, dialled.caller(), fact), Phase.DIALLED, dialled.by(), event, fact)
                        : before;
            case CallEvent.CallRang rang -> before == null ? begin(rang, rang.caller(), fact) : before;
            case CallEvent.CallAnswered answered -> {
                CallState row = before == null ? begin(answered, answered.caller(), fact) : before;
                yield moved(row, Phase.ANSWERED, answered.by(), event, fact);
            }
            case CallEvent.CallMissed missed -> {
                CallState row = before == null ? begin(missed, missed.caller(), fact) : before;
                CallState over = moved(row, missed.listed() ? Phase.MISSED : Phase.ENDED, row.by(), event, fact);
                yield times(over, missed.times());
            }
            case CallEvent.CallEnded _ -> before == null ? null : moved(before, Phase.ENDED, before.by(), event, fact);
            case CallEvent.CallDigits _, CallEvent.CallRecorded _ -> before;
            case CallEvent.CallBound bound -> before == null ? null : bind(before, bound, fact);
            case CallEvent.CallReturned _, CallEvent.CallForgotten _ -> null;
        };
    }

    private static CallState begin(CallEvent event, Caller caller, Fact fact) {
        Personal personal = fact.personal();
        return new CallState(
                event.call(),
                caller,
                personal == null ? null : personal.number(),
                personal == null ? null : personal.home(),
                Phase.RINGING,
                fact.receivedAt(),
                fact.receivedAt(),
                null,
                1,
                event.incident());
    }

    private static CallState moved(CallState row, Phase phase, @Nullable StaffId by, CallEvent event, Fact fact) {
        IncidentId incident = event.incident() == null ? row.incident() : event.incident();
        return new CallState(
                row.call(),
                row.caller(),
                row.number(),
                row.home(),
                phase,
                row.rangAt(),
                fact.receivedAt(),
                by,
                row.times(),
                incident);
    }

    private static CallState times(CallState row, int times) {
        return new CallState(
                row.call(),
                row.caller(),
                row.number(),
                row.home(),
                row.phase(),
                row.rangAt(),
                row.lastAt(),
                row.by(),
                times,
                row.incident());
    }

    /** What was missed has an incident from now on, and waits on the list no longer. */
    private static CallState bind(CallState row, CallEvent.CallBound bound, Fact fact) {
        Personal personal = fact.personal();
        return new CallState(
                row.call(),
                row.caller().with(Caller.Party.BOUND, List.of(bound.elder())),
                row.number(),
                personal == null || personal.home() == null ? row.home() : personal.home(),
                row.phase() == Phase.MISSED ? Phase.ENDED : row.phase(),
                row.rangAt(),
                row.lastAt(),
                row.by(),
                row.times(),
                bound.incident());
    }
}
