package org.anling.simulation.world;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.OfferEvent.AssignmentMoved;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.state.CentreState;
import org.jspecify.annotations.Nullable;

/** Holds every event of a telephone call, and everybody who was missed, against the rules of calls. */
final class CallJudge {

    private static final String TELEPHONE = "telephone:";

    private final Tally tally;
    /** What a call opened for whom. */
    private final Set<String> begun = new HashSet<>();
    /** Incidents whose elder was missed, and nobody has spoken with him or been there since. */
    private final Set<IncidentId> missed = new HashSet<>();

    private @Nullable IncidentId copied;

    CallJudge(Tally tally) {
        this.tally = tally;
    }

    /** The log has lost its tail: what is there still is noted again. */
    void forget() {
        begun.clear();
        missed.clear();
        copied = null;
    }

    /** Remembers an event of the part that is there still, before it is folded, and checks nothing. */
    void note(CentreState state, Event event) {
        switch (event) {
            case Opened opened -> begun.addAll(keysOf(opened));
            case AlertJoined joined -> copied = copyOf(joined);
            case CallEvent.CallMissed call -> {
                if (!isCopy(call)) {
                    keep(state, call);
                }
            }
            default -> follow(event);
        }
    }

    /** What a call opens, before it is folded: nobody has two open incidents because he telephoned. */
    void before(CentreState state, Event event) {
        if (event instanceof Opened opened && opened.alerts().stream().anyMatch(CallJudge::isCall)) {
            ElderRef elder = opened.elder();
            Optional<IncidentState> other = elder == null ? Optional.empty() : openOf(state, elder);
            tally.require(
                    Invariant.CALL_JOINS,
                    other.isEmpty(),
                    () -> "a call of " + elder + " opened " + opened.incident() + " beside "
                            + other.map(IncidentState::id));
            tally.require(
                    Invariant.ONE_CALL_ONE_INCIDENT,
                    keysOf(opened).stream().noneMatch(begun::contains),
                    () -> keysOf(opened) + " opened " + opened.incident() + " and another one before");
            begun.addAll(keysOf(opened));
        }
    }

    /** What became of a call, once it is folded. */
    void after(CentreState state, Event event) {
        switch (event) {
            case AlertJoined joined -> copied = copyOf(joined);
            case CallEvent.CallMissed call -> missed(state, call);
            case CallEvent.CallBound bound -> {
                boolean none = openOf(state, bound.elder()).isEmpty();
                tally.require(
                        Invariant.BOUND_CALL_JOINS,
                        bound.incident() == null ? none : isOf(state, bound.incident(), bound.elder()),
                        () -> bound.call() + " is about " + bound.elder().id() + " and is in " + bound.incident());
            }
            case CallEvent.CallAnswered answered -> {
                ElderRef elder = answered.caller().elder();
                tally.require(
                        Invariant.BOUND_CALL_JOINS,
                        elder == null || isOf(state, answered.incident(), elder),
                        () -> answered.call() + " was answered and is in no incident of " + elder);
            }
            default -> follow(event);
        }
    }

    /** Between any two steps: whoever was missed is an emergency until somebody spoke with him or was there, or it was closed. */
    void waiting(CentreState state) {
        for (IncidentId id : missed) {
            tally.require(
                    Invariant.MISSED_IS_EMERGENCY,
                    priority(state, id).filter(Priority.P1::equals).isPresent(),
                    () -> id + " waits to be called back and is " + priority(state, id));
        }
    }

    /** Whether something rings, or somebody must be called back. */
    boolean somebodyWaits(CentreState state) {
        return !left(state).isEmpty();
    }

    /** After everything is well again: nothing rings any more, and nobody waits to be called back. */
    void ended(CentreState state) {
        tally.require(Invariant.CALLS_END, left(state).isEmpty(), () -> "still there: " + left(state));
    }

    private static List<String> left(CentreState state) {
        return state.tables().centre.calls.values().stream()
                .filter(row -> switch (row.phase()) {
                    case RINGING, MISSED, DIALLED -> true;
                    case ANSWERED, ENDED -> false;
                })
                .map(row -> row.call() + " " + row.phase())
                .toList();
    }

    private void missed(CentreState state, CallEvent.CallMissed call) {
        boolean elders = isElders(call.caller());
        tally.require(
                Invariant.MISSED_IS_EMERGENCY,
                elders != call.listed(),
                () -> call.call() + " of " + call.caller().party() + " is on the list: " + call.listed());
        if (!call.listed() && !isCopy(call)) {
            IncidentId id = call.incident();
            tally.require(
                    Invariant.MISSED_IS_EMERGENCY,
                    id != null
                            && priority(state, id).filter(Priority.P1::equals).isPresent(),
                    () -> call.call() + " of " + call.caller().party() + " was missed and is no emergency in " + id);
            keep(state, call);
        }
    }

    private void keep(CentreState state, CallEvent.CallMissed call) {
        IncidentId id = call.incident();
        if (!call.listed() && id != null) {
            state.findIncident(id)
                    .filter(incident -> IncidentView.isOpen(incident) && incident.help() != Help.WITH_ELDER)
                    .ifPresent(incident -> missed.add(incident.id()));
        }
    }

    /** What was told of a call before raises nothing anew. */
    private boolean isCopy(CallEvent.CallMissed call) {
        boolean copy = copied != null && copied.equals(call.incident());
        copied = null;
        return copy;
    }

    private static @Nullable IncidentId copyOf(AlertJoined joined) {
        boolean copy = joined.why() != JoinReason.SAME_EPISODE
                && joined.alerts().stream().anyMatch(CallJudge::isCall);
        return copy ? joined.incident() : null;
    }

    private void follow(Event event) {
        switch (event) {
            case IncidentEvent.Spoken spoken -> missed.remove(spoken.incident());
            case IncidentEvent.FalsePress pressed -> missed.remove(pressed.incident());
            case IncidentEvent.Closed closed -> missed.remove(closed.incident());
            case AssignmentMoved moved -> {
                if (moved.status() == AssignmentStatus.WITH_ELDER) {
                    missed.remove(moved.incident());
                }
            }
            default -> {}
        }
    }

    private static Optional<Priority> priority(CentreState state, IncidentId id) {
        return state.findIncident(id).filter(IncidentView::isOpen).map(IncidentState::priority);
    }

    /** One for each call and elder, whether it was answered or missed. */
    private static List<String> keysOf(Opened one) {
        return one.alerts().stream()
                .filter(CallJudge::isCall)
                .map(alert -> alert.repeatKey().replace(AlertType.MISSED_CALL.name(), AlertType.PHONE_CALL.name()))
                .toList();
    }

    private static boolean isOf(CentreState state, @Nullable IncidentId id, ElderRef elder) {
        return id != null
                && state.findIncident(id)
                        .map(IncidentState::elder)
                        .filter(of -> of.id().equals(elder.id()))
                        .isPresent();
    }

    private static boolean isElders(Caller caller) {
        return switch (caller.party()) {
            case ELDER, DEVICE, BOUND -> true;
            case CONTACT, UNKNOWN -> false;
        };
    }

    private static boolean isCall(Alert alert) {
        return alert.repeatKey().startsWith(TELEPHONE);
    }

    private static Optional<IncidentState> openOf(CentreState state, ElderRef elder) {
        return state.openIncidents().stream()
                .filter(incident ->
                        incident.elder() != null && incident.elder().id().equals(elder.id()))
                .findFirst();
    }
}
