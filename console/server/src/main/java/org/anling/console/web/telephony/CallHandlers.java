package org.anling.console.web.telephony;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.anling.console.api.Done;
import org.anling.console.api.endpoint.CallEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.telephony.CallRequests;
import org.anling.console.projection.Board;
import org.anling.console.projection.BoardIncident;
import org.anling.console.store.Exchange;
import org.anling.console.store.Looks;
import org.anling.console.store.Session;
import org.anling.console.view.Directory;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Commands;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.CallEvent;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.state.CallState;
import org.jspecify.annotations.Nullable;

/** What the staff does with telephone calls: answer, bind to an elder, call back, ring somebody, hear a recording. */
public final class CallHandlers {
    /** The software never dials these by itself. */
    private static final Set<String> EMERGENCY = Set.of("110", "119", "120", "122", "112", "911", "999");

    private final Commands commands;
    private final Supplier<Board> boards;
    private final Directory directory;
    private final Exchange exchange;
    private final Looks looks;

    public CallHandlers(
            Commands commands, Supplier<Board> boards, Directory directory, Exchange exchange, Looks looks) {
        this.commands = commands;
        this.boards = boards;
        this.directory = directory;
        this.exchange = exchange;
        this.looks = looks;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(CallEndpoint.ANSWER_CALL, call -> submit(call, new CentreCommand.AnswerCall(call.id()), null));
        handlers.put(CallEndpoint.RETURN_CALL, call -> submit(call, new CentreCommand.ReturnCall(call.id()), null));
        handlers.put(CallEndpoint.BIND_CALL, this::bind);
        handlers.put(CallEndpoint.DIAL_CALL, this::dialCall);
        handlers.put(CallEndpoint.DIAL, this::dial);
        handlers.put(CallEndpoint.RECORDING, this::recording);
        handlers.put(
                CallEndpoint.DIAL_CONFIG,
                call -> Reply.ok(new CallRequests.DialConfig(
                        exchange.link(), exchange.hook().isPresent())));
        return handlers;
    }

    private Reply bind(Call call) throws InterruptedException {
        String id = call.body(CallRequests.BindTo.class).elder();
        ElderCard card = find(id).orElseThrow(() -> Refusal.of(404, "unknown_elder"));
        ElderRef elder = onBoard(card.id())
                .orElseGet(() -> new ElderRef(
                        card.id(), card.address().community(), card.version(), "", ElderRef.Risk.STANDARD));
        return submit(call, new CentreCommand.BindCall(call.id(), elder), Personal.ofPlaces(null, card.home()));
    }

    private Optional<ElderCard> find(String id) {
        try {
            return directory.findLatest(new ElderId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the log says of an elder knows plan and risk, which the card does not. */
    private Optional<ElderRef> onBoard(ElderId id) {
        return boards.get().open().values().stream()
                .map(one -> one.state().elder())
                .filter(Objects::nonNull)
                .filter(ref -> ref.id().equals(id))
                .findFirst();
    }

    private Reply submit(Call call, CentreCommand.Action action, @Nullable Personal personal)
            throws InterruptedException {
        Session session = call.session();
        CentreCommand body = new CentreCommand(new StaffId(session.person()), session.role(), action);
        return commands.submit(new Commands.Order(call, session, body, personal), "/api/calls")
                .orElseGet(() -> Reply.ok(Done.YES));
    }

    private Reply dialCall(Call call) throws InterruptedException {
        CallState state = boards.get().calls().get(call.id());
        if (state == null) {
            throw Refusal.of(404, "unknown_call");
        }
        String wish = wish(call);
        return ring(call, state.number(), new CentreCommand.DialOut(wish, "caller", state.incident(), call.id()));
    }

    private Reply dial(Call call) throws InterruptedException {
        String who = call.body(CallRequests.DialWho.class).who();
        BoardIncident incident = incident(call);
        ElderRef elder = incident.state().elder();
        Optional<ElderCard> card = elder == null ? Optional.empty() : directory.findElder(elder);
        String to = who == null || who.equals("elder") ? "elder" : "contact";
        return ring(
                call,
                card.map(known -> number(known, who)).orElse(null),
                new CentreCommand.DialOut(wish(call), to, incident.state().id(), null));
    }

    /** What the exchange will call it: pages give every wish a name of its own. */
    private static String wish(Call call) {
        return call.incoming().header("idempotency-key").orElse("");
    }

    private static @Nullable String number(ElderCard card, @Nullable String who) {
        if (who == null || who.equals("elder")) {
            return card.phone();
        }
        List<ElderCard.Contact> contacts = card.contacts();
        int at = who.matches("contact:[0-9]{1,2}") ? Integer.parseInt(who.substring("contact:".length())) : -1;
        return at < 0 || at >= contacts.size() ? null : contacts.get(at).phone();
    }

    /** Rings and writes it down; without a hook the telephone of the computer rings, and it is written down all the same. */
    private Reply ring(Call call, @Nullable String number, CentreCommand.DialOut dial) throws InterruptedException {
        String digits = number == null ? "" : number.replaceAll("[^0-9+*#]", "");
        if (digits.isEmpty()) {
            throw Refusal.of(409, "no_number");
        }
        if (EMERGENCY.contains(digits)) {
            throw Refusal.of(409, "emergency_number");
        }
        exchange.hook().ifPresent(hook -> hook.dial(dial.call(), call.session().person(), digits));
        return submit(call, dial, new Personal(null, null, null, digits, List.of()));
    }

    private Reply recording(Call call) {
        CallRequests.Listen body = call.body(CallRequests.Listen.class);
        String reason = body.reason().strip();
        if (reason.isEmpty()) {
            throw Refusal.of(400, "reason_missing");
        }
        BoardIncident incident = incident(call);
        EventEntry entry = incident.recent().stream()
                .filter(one -> one.body() instanceof CallEvent.CallRecorded
                        && one.envelope().id().toString().equals(body.event()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(404, "no_recording"));
        Personal personal = entry.personal();
        String link = personal == null ? null : personal.note();
        if (link == null) {
            throw Refusal.of(404, "no_recording");
        }
        looks.ofRecording(call.session(), incident.state(), reason);
        return Reply.ok(new CallRequests.Recording(link));
    }

    private BoardIncident incident(Call call) {
        try {
            return boards.get().find(new IncidentId(call.id())).orElseThrow(() -> Refusal.of(404, "unknown_incident"));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(404, "unknown_incident");
        }
    }
}
