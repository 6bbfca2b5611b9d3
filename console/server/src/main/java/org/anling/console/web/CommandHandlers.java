package org.anling.console.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.anling.console.api.Requests;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.IncidentEndpoint;
import org.anling.console.projection.Board;
import org.anling.console.projection.BoardIncident;
import org.anling.console.store.DeviceCalls;
import org.anling.console.store.Session;
import org.anling.console.view.IncidentViews;
import org.anling.contract.alert.Personal;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.OperatorCommand;
import org.jspecify.annotations.Nullable;

/** What operators do with an incident. Each answers with the row after the event. */
final class CommandHandlers {
    /** Stands in the timeline: somebody made a device at home ring. */
    private static final String CALLED = "已让终端呼叫中心 · The device was told to call the centre";

    private final Commands commands;
    private final Supplier<Board> boards;
    private final IncidentViews views;
    private final DeviceCalls calls;
    private final InstantSource clock;

    CommandHandlers(
            Commands commands, Supplier<Board> boards, IncidentViews views, DeviceCalls calls, InstantSource clock) {
        this.commands = commands;
        this.boards = boards;
        this.views = views;
        this.calls = calls;
        this.clock = clock;
    }

    Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(IncidentEndpoint.TAKE, command(call -> new OperatorCommand.Take()));
        handlers.put(IncidentEndpoint.SPOKEN, command(CommandHandlers::spoken));
        handlers.put(IncidentEndpoint.NO_REPLY, command(call -> new OperatorCommand.NoReply()));
        handlers.put(IncidentEndpoint.NOTE, this::note);
        handlers.put(IncidentEndpoint.OFFER, command(CommandHandlers::offer));
        handlers.put(IncidentEndpoint.WITHDRAW, command(CommandHandlers::withdraw));
        handlers.put(IncidentEndpoint.EMERGENCY_SERVICE, command(this::emergencyService));
        handlers.put(IncidentEndpoint.FALSE_PRESS, command(call -> new OperatorCommand.FalsePress()));
        handlers.put(IncidentEndpoint.CLOSE, command(CommandHandlers::close));
        handlers.put(IncidentEndpoint.CALL_DEVICE, this::callDevice);
        return handlers;
    }

    private ApiHandler command(Function<Call, OperatorCommand.Action> action) {
        return call -> submit(call, action.apply(call), null);
    }

    private Reply note(Call call) throws InterruptedException {
        String text = call.body(Requests.Note.class).text().strip();
        if (text.isEmpty()) {
            throw Refusal.of(400, "malformed");
        }
        return submit(call, new OperatorCommand.AddNote(), Personal.ofNote(text));
    }

    /** Waits for the event. */
    Reply submit(Call call, OperatorCommand.Action action, @Nullable Personal personal) throws InterruptedException {
        return submit(call, action, personal, "").orElseGet(() -> row(IncidentHandlers.id(call.id())));
    }

    /** Does something and puts what was said with it into the timeline, where it is looked for: as a note of its own. */
    Reply submitWithNote(Call call, OperatorCommand.Action action, @Nullable Personal note)
            throws InterruptedException {
        Optional<Reply> otherwise = submit(call, action, null, "");
        if (otherwise.isEmpty() && note != null) {
            otherwise = submit(call, new OperatorCommand.AddNote(), note, "#note");
        }
        return otherwise.orElseGet(() -> row(IncidentHandlers.id(call.id())));
    }

    private Optional<Reply> submit(Call call, OperatorCommand.Action action, @Nullable Personal personal, String part)
            throws InterruptedException {
        IncidentId id = IncidentHandlers.id(call.id());
        Session session = call.session();
        OperatorCommand body = new OperatorCommand(new StaffId(session.person()), session.role(), id, action);
        return commands.submit(new Commands.Order(call, session, body, personal, part), "/api/incidents/" + id);
    }

    private Reply row(IncidentId id) {
        return boards.get()
                .find(id)
                .map(incident -> Reply.ok(views.row(incident)))
                .orElseThrow(() -> Refusal.of(404, "unknown_incident"));
    }

    /** Only inside the open incident of this device's elder, and by who has taken it. A repeat of the wish does not call again. */
    private Reply callDevice(Call call) throws InterruptedException {
        IncidentId id = IncidentHandlers.id(call.id());
        BoardIncident incident = boards.get().find(id).orElseThrow(() -> Refusal.of(404, "unknown_incident"));
        Handling handling = incident.state().handling();
        if (handling == Handling.WAITING || !handling.isOpen()) {
            throw Refusal.of(409, handling.isOpen() ? "not_taken" : "already_closed");
        }
        if (!commands.isKnown(call, call.session())
                && !calls.call(
                        incident.state().device().id(), id, call.session().person())) {
            throw Refusal.of(503, "device_unreachable");
        }
        return submit(call, new OperatorCommand.AddNote(), Personal.ofNote(CALLED));
    }

    private static OperatorCommand.Action spoken(Call call) {
        SpokenOutcome outcome = call.body(Requests.SpokenWith.class).outcome();
        return new OperatorCommand.Spoken(outcome == null ? SpokenOutcome.NEEDS_HELP : outcome);
    }

    private static OperatorCommand.Action offer(Call call) {
        String responder = call.body(Requests.OfferTo.class).responder();
        return new OperatorCommand.OfferByHand(checked(() -> new ResponderId(responder), 404, "unknown_responder"));
    }

    private static OperatorCommand.Action withdraw(Call call) {
        String offer = call.body(Requests.WithdrawalOf.class).offer();
        return new OperatorCommand.WithdrawOffer(checked(() -> new OfferId(offer), 404, "unknown_offer"));
    }

    private OperatorCommand.Action emergencyService(Call call) {
        Requests.EmergencyCall body = call.body(Requests.EmergencyCall.class);
        Instant now = clock.instant();
        Instant calledAt = body.calledAt();
        return new OperatorCommand.EmergencyService(
                orElse(body.service(), "120"),
                calledAt == null || calledAt.isAfter(now) ? now : calledAt,
                orElse(body.caller(), "operator"),
                body.reference(),
                body.consent());
    }

    private static OperatorCommand.Action close(Call call) {
        Requests.Closure body = call.body(Requests.Closure.class);
        return new OperatorCommand.Close(
                checked(() -> Disposition.valueOf(constant(body.disposition())), 400, "malformed"),
                checked(() -> CloseGuard.valueOf(constant(body.guard())), 400, "malformed"),
                body.reference(),
                body.reason());
    }

    /** {@code handed-to-120} is {@code HANDED_TO_120}. */
    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String orElse(@Nullable String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given;
    }

    private static <T> T checked(Supplier<T> made, int status, String code) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw Refusal.of(status, code);
        }
    }
}
