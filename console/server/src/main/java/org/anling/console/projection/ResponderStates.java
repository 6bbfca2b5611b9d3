package org.anling.console.projection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Duty;
import org.anling.contract.state.ResponderState;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Folds the events of responders. Owned by the thread that reads the log. */
final class ResponderFold {
    private PMap<ResponderId, ResponderState> states = HashTreePMap.empty();

    void restore(ResponderState state) {
        states = states.plus(state.profile().id(), state);
    }

    void apply(ResponderEvent event, @Nullable Personal personal, Instant at) {
        switch (event) {
            case ResponderEvent.ResponderPut put -> put(put, personal);
            case ResponderEvent.ResponderRemoved removed -> states = states.minus(removed.responder());
            case ResponderEvent.AvailabilitySet set -> change(set.responder(), before -> said(before, set, at));
            case ResponderEvent.DutySet set -> change(set.responder(), before -> on(before, set.duty()));
            case ResponderEvent.ChannelProven proven ->
                change(proven.responder(), before -> proven(before, proven.channel(), at));
            case ResponderEvent.ReadinessChecked checked ->
                change(
                        checked.responder(),
                        before -> checked(before, new ResponderState.Checked(at, checked.readiness())));
            case ResponderEvent.TestsAsked ignored -> {}
        }
    }

    void asked(ResponderId id) {
        change(id, before -> counted(before, before.offers() + 1, before.accepts()));
    }

    void accepted(ResponderId id) {
        change(id, before -> counted(before, before.offers(), before.accepts() + 1));
    }

    /** As they are now; never changes. */
    Map<ResponderId, ResponderState> states() {
        return states;
    }

    private void change(ResponderId id, UnaryOperator<ResponderState> change) {
        ResponderState before = states.get(id);
        if (before != null) {
            states = states.plus(id, change.apply(before));
        }
    }

    /** Who was on duty or off stays so when his record changes, unless it is that which was changed. */
    private void put(ResponderEvent.ResponderPut put, @Nullable Personal personal) {
        ResponderState before = states.get(put.responder());
        boolean stays = before != null
                && before.profile().availability() == put.profile().availability();
        states = states.plus(
                put.responder(),
                new ResponderState(
                        put.profile(),
                        before != null && stays
                                ? before.availability()
                                : put.profile().availability(),
                        personal == null ? null : personal.home(),
                        before == null ? 0 : before.offers(),
                        before == null ? 0 : before.accepts(),
                        List.of(),
                        List.of(),
                        List.of(),
                        before == null ? new TreeMap<>() : before.proven(),
                        before == null ? null : before.checked(),
                        before != null && stays ? before.pausedAt() : null,
                        before == null ? null : before.duty()));
    }

    private static ResponderState said(ResponderState before, ResponderEvent.AvailabilitySet set, Instant at) {
        boolean pause = set.availability() == Availability.UNAVAILABLE && set.shift() == null;
        return with(before, set.availability(), before.proven(), before.checked(), pause ? at : null, before.duty());
    }

    private static ResponderState on(ResponderState before, @Nullable Duty duty) {
        return with(before, before.availability(), before.proven(), before.checked(), before.pausedAt(), duty);
    }

    private static ResponderState proven(ResponderState before, Channel channel, Instant at) {
        TreeMap<Channel, Instant> proven = new TreeMap<>(before.proven());
        proven.put(channel, at);
        return with(before, before.availability(), proven, before.checked(), before.pausedAt(), before.duty());
    }

    private static ResponderState checked(ResponderState before, ResponderState.Checked checked) {
        return with(before, before.availability(), before.proven(), checked, before.pausedAt(), before.duty());
    }

    private static ResponderState with(
            ResponderState before,
            Availability availability,
            SortedMap<Channel, Instant> proven,
            ResponderState.@Nullable Checked checked,
            @Nullable Instant pausedAt,
            @Nullable Duty duty) {
        return new ResponderState(
                before.profile(),
                availability,
                before.base(),
                before.offers(),
                before.accepts(),
                List.of(),
                List.of(),
                List.of(),
                proven,
                checked,
                pausedAt,
                duty);
    }

    /** Times of jobs and offers matter to the core alone. */
    private static ResponderState counted(ResponderState before, int offers, int accepts) {
        return new ResponderState(
                before.profile(),
                before.availability(),
                before.base(),
                offers,
                accepts,
                List.of(),
                List.of(),
                List.of(),
                before.proven(),
                before.checked(),
                before.pausedAt(),
                before.duty());
    }
}
