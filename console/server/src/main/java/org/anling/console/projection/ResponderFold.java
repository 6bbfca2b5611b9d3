package org.anling.console.projection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
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
            case ResponderEvent.AvailabilitySet set ->
                change(set.responder(), before -> with(before, set.availability(), before.offers(), before.accepts()));
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
        change(id, before -> with(before, before.availability(), before.offers() + 1, before.accepts()));
    }

    void accepted(ResponderId id) {
        change(id, before -> with(before, before.availability(), before.offers(), before.accepts() + 1));
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

    private void put(ResponderEvent.ResponderPut put, @Nullable Personal personal) {
        ResponderState before = states.get(put.responder());
        states = states.plus(
                put.responder(),
                new ResponderState(
                        put.profile(),
                        put.profile().availability(),
                        personal == null ? null : personal.home(),
                        before == null ? 0 : before.offers(),
                        before == null ? 0 : before.accepts(),
                        List.of(),
                        List.of(),
                        List.of(),
                        before == null ? new TreeMap<>() : before.proven(),
                        before == null ? null : before.checked()));
    }

    /** Times of jobs and offers matter to the core alone. */
    private static ResponderState with(ResponderState before, Availability availability, int offers, int accepts) {
        return new ResponderState(
                before.profile(),
                availability,
                before.base(),
                offers,
                accepts,
                List.of(),
                List.of(),
                List.of(),
                before.proven(),
                before.checked());
    }

    private static ResponderState proven(ResponderState before, Channel channel, Instant at) {
        TreeMap<Channel, Instant> proven = new TreeMap<>(before.proven());
        proven.put(channel, at);
        return new ResponderState(
                before.profile(),
                before.availability(),
                before.base(),
                before.offers(),
                before.accepts(),
                List.of(),
                List.of(),
                List.of(),
                proven,
                before.checked());
    }

    private static ResponderState checked(ResponderState before, ResponderState.Checked checked) {
        return new ResponderState(
                before.profile(),
                before.availability(),
                before.base(),
                before.offers(),
                before.accepts(),
                List.of(),
                List.of(),
                List.of(),
                before.proven(),
                checked);
    }
}
