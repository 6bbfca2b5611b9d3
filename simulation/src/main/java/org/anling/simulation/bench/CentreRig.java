package org.anling.simulation.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.event.Event;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.Input;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.responder.Context;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.dispatcher.core.state.Decided;
import org.anling.dispatcher.core.state.Due;
import org.jspecify.annotations.Nullable;

/** The decider of production in simulated time: each input is decided and applied at once, deadlines fire as time passes. One thread. */
final class CentreRig {

    static final CentreId CENTRE = new CentreId("bench");

    private final Dispatch dispatch;
    private final CentreState state;
    private final Consumer<EventEntry> log;
    private Instant now;
    private long inputs;
    private long events;

    /**
     * @param log takes every event
     */
    CentreRig(DispatchSettings settings, Instant begin, Consumer<EventEntry> log) {
        this.dispatch = new Dispatch(settings);
        this.state = dispatch.begin();
        this.now = begin;
        this.log = log;
    }

    CentreState state() {
        return state;
    }

    Dispatch dispatch() {
        return dispatch;
    }

    Instant now() {
        return now;
    }

    long events() {
        return events;
    }

    List<Event> send(Input input, @Nullable Personal personal) {
        inputs++;
        InputEnvelope envelope = InputEnvelope.of(new InputId("in-" + inputs), CENTRE, Lane.URGENT, input, now);
        InputEntry entry = new InputEntry(envelope, input, personal);
        return record(dispatch.decide(state, entry, Context.at(now)), envelope, now);
    }

    /** When something falls due next. */
    Optional<Instant> next() {
        return dispatch.nextDeadline(state);
    }

    /** Lets time pass until then; whatever falls due fires in order. */
    List<Event> passUntil(Instant until) {
        List<Event> fired = new ArrayList<>();
        for (Optional<Instant> due = next(); due.isPresent() && !due.get().isAfter(until); due = next()) {
            now = due.get().isAfter(now) ? due.get() : now;
            fired.addAll(fireDue());
        }
        now = until.isAfter(now) ? until : now;
        return fired;
    }

    /** The clock goes on and nothing fires. */
    void sleep(Duration time) {
        now = now.plus(time);
    }

    private List<Event> fireDue() {
        List<Event> fired = new ArrayList<>();
        for (Optional<Due> due = dispatch.findDue(state, now); due.isPresent(); due = dispatch.findDue(state, now)) {
            fired.addAll(record(
                    dispatch.decide(state, due.get(), Context.at(now)),
                    null,
                    due.get().at()));
        }
        return fired;
    }

    private List<Event> record(List<Decided> decided, @Nullable InputEnvelope cause, Instant receivedAt) {
        for (Decided one : decided) {
            events++;
            EventEnvelope envelope = new EventEnvelope(
                    new EventId(1, events),
                    CENTRE,
                    Kinds.of(one.body()),
                    null,
                    null,
                    receivedAt,
                    cause == null ? null : cause.id().value(),
                    now,
                    "");
            EventEntry entry = new EventEntry(envelope, one.body(), one.personal());
            dispatch.apply(state, entry);
            log.accept(entry);
        }
        return decided.stream().map(Decided::body).toList();
    }
}
