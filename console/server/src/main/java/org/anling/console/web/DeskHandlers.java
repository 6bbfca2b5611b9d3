package org.anling.console.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.anling.console.api.Requests;
import org.anling.console.api.desk.CardWords;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.IncidentEndpoint;
import org.anling.contract.alert.Personal;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.OperatorCommand;
import org.jspecify.annotations.Nullable;

/** What the staff arranges on an incident: hold, transfer, priority, asking, steps, follow-up. Each answers with the row after the event. */
final class DeskHandlers {
    private static final int LONGEST_HOLD = 240;

    private final CommandHandlers incidents;
    private final InstantSource clock;

    DeskHandlers(CommandHandlers incidents, InstantSource clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(IncidentEndpoint.HOLD, this::hold);
        handlers.put(IncidentEndpoint.RESUME, command(call -> new OperatorCommand.Resume()));
        handlers.put(
                IncidentEndpoint.TRANSFER,
                command(call -> new OperatorCommand.Transfer(
                        staff(call.body(Requests.TransferTo.class).to()))));
        handlers.put(IncidentEndpoint.ACCEPT_TRANSFER, command(call -> new OperatorCommand.AcceptTransfer()));
        handlers.put(
                IncidentEndpoint.DECLINE_TRANSFER,
                command(call -> new OperatorCommand.DeclineTransfer(
                        call.body(Requests.MaybeReason.class).reason())));
        handlers.put(IncidentEndpoint.REASSIGN, command(DeskHandlers::reassign));
        handlers.put(IncidentEndpoint.PRIORITY, command(DeskHandlers::priority));
        handlers.put(IncidentEndpoint.ASK_NOW, command(call -> new OperatorCommand.AskNow()));
        handlers.put(IncidentEndpoint.STOP_ASKING, command(call -> new OperatorCommand.StopAsking()));
        handlers.put(IncidentEndpoint.STEP_DONE, this::stepDone);
        handlers.put(
                IncidentEndpoint.STEP_OPENED,
                command(call -> new OperatorCommand.OpenStep(
                        call.body(CardWords.StepToOpen.class).kind())));
        handlers.put(IncidentEndpoint.STEP_SKIPPED, command(DeskHandlers::stepSkipped));
        handlers.put(IncidentEndpoint.FOLLOW_UP, this::followUp);
        handlers.put(
                IncidentEndpoint.REOPEN,
                command(call -> new OperatorCommand.Reopen(
                        reason(call.body(Requests.Reason.class).reason()))));
        return handlers;
    }

    private ApiHandler command(Function<Call, OperatorCommand.Action> action) {
        return call -> incidents.submit(call, action.apply(call), null);
    }

    private Reply hold(Call call) throws InterruptedException {
        Requests.HoldFor body = call.body(Requests.HoldFor.class);
        if (body.minutes() < 1 || body.minutes() > LONGEST_HOLD) {
            throw Refusal.of(400, "malformed");
        }
        OperatorCommand.Action hold =
                new OperatorCommand.Hold(clock.instant().plus(Duration.ofMinutes(body.minutes())));
        return incidents.submitWithNote(call, hold, Personal.ofNote(reason(body.reason())));
    }

    private Reply stepDone(Call call) throws InterruptedException {
        Requests.StepDone body = call.body(Requests.StepDone.class);
        return incidents.submit(call, new OperatorCommand.DoStep(body.step(), body.way()), note(body.note()));
    }

    private Reply followUp(Call call) throws InterruptedException {
        Requests.FollowedUp body = call.body(Requests.FollowedUp.class);
        return incidents.submitWithNote(call, new OperatorCommand.FollowUp(body.outcome()), note(body.note()));
    }

    private static OperatorCommand.Action reassign(Call call) {
        Requests.ReassignTo body = call.body(Requests.ReassignTo.class);
        return new OperatorCommand.Reassign(staff(body.to()), reason(body.reason()));
    }

    private static OperatorCommand.Action priority(Call call) {
        Requests.PriorityOf body = call.body(Requests.PriorityOf.class);
        return new OperatorCommand.SetPriority(body.priority(), reason(body.reason()));
    }

    private static OperatorCommand.Action stepSkipped(Call call) {
        Requests.StepSkipped body = call.body(Requests.StepSkipped.class);
        return new OperatorCommand.SkipStep(body.step(), reason(body.reason()));
    }

    /** Not blank, without spaces around it. */
    static String reason(String words) {
        String reason = words.strip();
        if (reason.isEmpty()) {
            throw Refusal.of(400, "reason_missing");
        }
        return reason;
    }

    private static @Nullable Personal note(@Nullable String words) {
        return words == null || words.isBlank() ? null : Personal.ofNote(words.strip());
    }

    private static StaffId staff(String id) {
        try {
            return new StaffId(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(404, "unknown_staff");
        }
    }
}
