package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.Input;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.input.UnreadableInput;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Role;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.responder.Context;
import org.anling.dispatcher.core.responder.Whereabouts;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.dispatcher.core.state.Decided;
import org.anling.dispatcher.core.state.Due;
import org.jspecify.annotations.Nullable;

/** A centre in simulated time: inputs are decided and applied at once, deadlines fire when time passes; all rules are checked after each step. */
final class TestCentre {

    final DispatchSettings settings;
    final Dispatch dispatch;
    final CentreState state;
    final Map<ResponderId, Position> positions = new HashMap<>();
    final List<EventEntry> log = new ArrayList<>();
    Instant now = Samples.NOON;
    private final Invariants invariants;
    private int inputs;
    private int marked;

    TestCentre(DispatchSettings settings) {
        this.settings = settings;
        this.dispatch = new Dispatch(settings);
        this.state = dispatch.begin();
        this.invariants = new Invariants(settings);
    }

    /** One that asks everybody it wants at once, with Anna, Ben and the supervisor signed in. */
    static TestCentre atOnce() {
        TestCentre centre = new TestCentre(DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE));
        centre.signOn(Samples.ANNA, Role.OPERATOR);
        centre.signOn(Samples.BEN, Role.OPERATOR);
        centre.signOn(Samples.BOSS, Role.SUPERVISOR);
        return centre;
    }

    /** Adds a responder whose base is so many metres from every elder. */
    TestCentre responder(String id, double metres) {
        return responder(id, metres, 1);
    }

    TestCentre responder(String id, double metres, long version) {
        RegistryChange put = new RegistryChange(1, new RegistryChange.PutResponder(Samples.profile(id, version)));
        send(put, Personal.ofPlaces(null, Samples.away(metres)));
        return this;
    }

    List<Event> press(String elder, AlertType... types) {
        inputs++;
        return send(Samples.frame(Samples.elder(elder), "k" + inputs, types), Samples.atHome());
    }

    List<Event> press(ElderRef elder, String key, AlertType... types) {
        return send(Samples.frame(elder, key, types), Samples.atHome());
    }

    /** An alarm of the elder comes whose content cannot be read. */
    List<Event> unreadable(String elder) {
        inputs++;
        InputEnvelope envelope = new InputEnvelope(
                new InputId("in-" + inputs), Samples.CENTRE, "test", Lane.URGENT, "d-" + elder, null, now, true, elder);
        return send(new InputEntry(envelope, new UnreadableInput("alerts", "no such field"), null));
    }

    List<Event> command(StaffId by, Role role, long incident, OperatorCommand.Action action) {
        return send(new OperatorCommand(by, role, new IncidentId("inc-" + incident), action), null);
    }

    List<Event> operator(StaffId by, long incident, OperatorCommand.Action action) {
        return command(by, Role.OPERATOR, incident, action);
    }

    List<Event> signOn(StaffId by, Role role) {
        return centre(by, role, new CentreCommand.SignOn());
    }

    List<Event> centre(StaffId by, Role role, CentreCommand.Action action) {
        return send(new CentreCommand(by, role, action), null);
    }

    List<Event> boss(long incident, OperatorCommand.Action action) {
        return command(Samples.BOSS, Role.SUPERVISOR, incident, action);
    }

    /** Anna takes it and speaks with the elder. */
    void takeAndSpeak(long incident, SpokenOutcome outcome) {
        operator(Samples.ANNA, incident, new OperatorCommand.Take());
        operator(Samples.ANNA, incident, new OperatorCommand.Spoken(outcome));
    }

    /** Anna takes it, speaks with the elder and closes it. */
    void closeSpoken(long incident) {
        takeAndSpeak(incident, SpokenOutcome.NO_HELP_NEEDED);
        operator(
                Samples.ANNA,
                incident,
                new OperatorCommand.Close(Disposition.REASSURED, CloseGuard.SPOKEN, null, null));
    }

    /** Why people were alarmed, in order. */
    static List<EscalationReason> reasons(List<Event> events) {
        return events.stream()
                .filter(Escalated.class::isInstance)
                .map(event -> ((Escalated) event).reason())
                .toList();
    }

    List<Event> accept(String responder) {
        return answer(responder, new ResponderAnswer.Accept(offerOf(responder)));
    }

    List<Event> decline(String responder) {
        return answer(responder, new ResponderAnswer.Decline(offerOf(responder), DeclineReason.BUSY));
    }

    List<Event> move(String responder, String assignment, AssignmentStatus status) {
        return answer(responder, new ResponderAnswer.Progress(new AssignmentId(assignment), status, "reason"));
    }

    List<Event> availability(String responder, Availability availability) {
        return answer(responder, new ResponderAnswer.SetAvailability(availability));
    }

    List<Event> answer(String responder, ResponderAnswer.Answer answer) {
        return send(new ResponderAnswer(new ResponderId(responder), answer), null);
    }

    List<Event> send(Input input, @Nullable Personal personal) {
        inputs++;
        return send(input, personal, "in-" + inputs, now);
    }

    List<Event> send(Input input, @Nullable Personal personal, String id, Instant receivedAt) {
        boolean alarm = input instanceof AlertFrame;
        InputEnvelope envelope = new InputEnvelope(
                new InputId(id), Samples.CENTRE, "test", Lane.URGENT, null, null, receivedAt, alarm, null);
        return send(new InputEntry(envelope, input, personal));
    }

    private Context context() {
        return new Context(now, Whereabouts.NONE.next(positions, state.bases()));
    }

    List<Event> send(InputEntry entry) {
        fireDue();
        Context context = context();
        List<Decided> decided = dispatch.decide(state, entry, context);
        assertThat(decided).as("every input yields at least one event").isNotEmpty();
        return record(decided, entry.envelope(), entry.envelope().receivedAt());
    }

    /** Lets time pass; whatever falls due fires in order. */
    List<Event> pass(Duration time) {
        int before = log.size();
        Instant until = now.plus(time);
        while (true) {
            Optional<Instant> next = dispatch.nextDeadline(state);
            if (next.isEmpty() || next.get().isAfter(until)) {
                break;
            }
            now = next.get().isAfter(now) ? next.get() : now;
            fireDue();
        }
        now = until;
        return since(before);
    }

    List<Event> pass(long seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    /** The clock goes on and nobody looks: as after an outage. */
    List<Event> sleep(Duration time) {
        int before = log.size();
        now = now.plus(time);
        fireDue();
        return since(before);
    }

    IncidentState incident(long number) {
        return state.findIncident(new IncidentId("inc-" + number)).orElseThrow();
    }

    /** Ids of responders with a live offer of the incident, best first. */
    List<String> asked(long number) {
        return incident(number).offers().stream()
                .filter(offer -> offer.status() == OfferStatus.LIVE)
                .map(offer -> offer.responder().value())
                .toList();
    }

    OfferId offerOf(String responder) {
        return state.incidents().stream()
                .flatMap(incident -> incident.offers().stream())
                .filter(offer -> offer.responder().value().equals(responder))
                .reduce((first, second) -> second.madeAt().isBefore(first.madeAt()) ? first : second)
                .map(Offer::id)
                .orElseThrow();
    }

    private void fireDue() {
        Optional<Due> due = dispatch.findDue(state, now);
        while (due.isPresent()) {
            List<Decided> decided = dispatch.decide(state, due.get(), context());
            record(decided, null, due.get().at());
            assertThat(dispatch.findDue(state, now))
                    .as("no deadline fires twice")
                    .isNotEqualTo(due);
            due = dispatch.findDue(state, now);
        }
        invariants.check(state, now);
    }

    private List<Event> record(List<Decided> decided, @Nullable InputEnvelope cause, Instant receivedAt) {
        int before = log.size();
        for (Decided event : decided) {
            EventEnvelope envelope = new EventEnvelope(
                    new EventId(1, log.size() + 1L),
                    Samples.CENTRE,
                    Kinds.of(event.body()),
                    null,
                    null,
                    receivedAt,
                    cause == null ? null : cause.id().value(),
                    now,
                    "");
            EventEntry entry = new EventEntry(envelope, event.body(), event.personal());
            dispatch.apply(state, entry);
            log.add(entry);
            invariants.follow(state, event.body());
        }
        invariants.decided(state);
        return since(before);
    }

    private List<Event> since(int before) {
        return log.subList(before, log.size()).stream().map(EventEntry::body).toList();
    }

    /** What stands as words in the personal blocks of all events. */
    List<String> notes() {
        return log.stream()
                .flatMap(entry -> Stream.ofNullable(entry.personal()))
                .flatMap(personal -> Stream.ofNullable(personal.note()))
                .toList();
    }

    /** Events since the last call. */
    List<Event> news() {
        List<Event> news = since(marked);
        marked = log.size();
        return news;
    }
}
