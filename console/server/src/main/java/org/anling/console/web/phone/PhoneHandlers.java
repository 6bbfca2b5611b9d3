package org.anling.console.web.phone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.anling.console.api.Done;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.PhoneEndpoint;
import org.anling.console.api.phone.PhoneRequests;
import org.anling.console.api.phone.ReadinessView;
import org.anling.console.feed.TestFacts;
import org.anling.console.projection.Board;
import org.anling.console.store.Looks;
import org.anling.console.store.push.PushBook;
import org.anling.console.view.Directory;
import org.anling.console.view.ResponderViews;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Commands;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Vitals;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.VisitOutcome;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Readiness;
import org.anling.contract.state.ResponderState;
import org.jspecify.annotations.Nullable;

/** What a responder says of his visit and of himself, and what he may look at on request; only ever his own. */
public final class PhoneHandlers {
    private static final int NOTE = 2_000;
    private static final int READINGS = 8;
    private static final Set<String> NOTIFICATIONS = Set.of("granted", "denied", "default", "unsupported");
    private static final long DAY_SECONDS = 86_400;

    private final Commands commands;
    private final Supplier<Board> boards;
    private final Sources sources;

    /**
     * Where it looks.
     *
     * @param channels of whoever has no own list
     * @param push which browsers are woken
     */
    public record Sources(
            Directory directory,
            ResponderViews views,
            Looks looks,
            TestFacts tests,
            List<Channel> channels,
            PushBook push) {
        public Sources {
            channels = List.copyOf(channels);
        }
    }

    public PhoneHandlers(Commands commands, Supplier<Board> boards, Sources sources) {
        this.commands = commands;
        this.boards = boards;
        this.sources = sources;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(PhoneEndpoint.ALRIGHT, call -> submit(call, new ResponderAnswer.Alright(assignment(call)), null));
        handlers.put(PhoneEndpoint.REPORT, this::report);
        handlers.put(PhoneEndpoint.ENTRY, this::entry);
        handlers.put(PhoneEndpoint.READINESS, this::readiness);
        handlers.put(PhoneEndpoint.CHECKED, this::checked);
        handlers.put(PhoneEndpoint.ASK_TESTS, call -> submit(call, new ResponderAnswer.AskTests(), null));
        handlers.putAll(new PushHandlers(sources.push).handlers());
        return handlers;
    }

    private Reply report(Call call) throws InterruptedException {
        PhoneRequests.VisitReport body = call.body(PhoneRequests.VisitReport.class);
        List<PhoneRequests.Measured> measured = body.readings() == null ? List.of() : body.readings();
        String note = body.note() == null || body.note().isBlank()
                ? null
                : body.note().strip();
        if (measured.size() > READINGS || (note != null && note.length() > NOTE)) {
            throw Refusal.of(422, "too_long");
        }
        List<Vitals.Reading> readings = Measurements.of(measured);
        VisitOutcome outcome = body.outcome() == null ? VisitOutcome.STILL_THERE : body.outcome();
        boolean words = note != null || !readings.isEmpty();
        return submit(
                call,
                new ResponderAnswer.Report(assignment(call), outcome),
                words ? Personal.ofVisit(note, readings) : null);
    }

    /** Whoever goes there now may know how to get in; asking is a look. */
    private Reply entry(Call call) {
        Board.AssignmentAt at = boards.get()
                .find(assignment(call))
                .filter(found -> found.assignment().responder().equals(me(call)))
                .orElseThrow(() -> Refusal.of(404, "unknown_assignment"));
        ElderRef elder = at.incident().state().elder();
        boolean running = at.incident().state().closing() == null
                && Board.running(at.assignment().status());
        if (!running || elder == null) {
            throw Refusal.of(403, "job_over");
        }
        Optional<ElderCard> card = sources.directory.findElder(elder);
        sources.looks.ofEntry(me(call).value(), at.incident().state());
        return Reply.ok(sources.views.entry(card.orElseThrow(() -> Refusal.of(503, "card_missing"))));
    }

    private Reply readiness(Call call) {
        ResponderId me = me(call);
        ResponderState state = boards.get().responders().get(me);
        ResponderState.Checked checked = state == null ? null : state.checked();
        List<ReadinessView.ChannelState> channels = channels(me.value()).stream()
                .map(channel -> new ReadinessView.ChannelState(
                        channel,
                        state == null ? null : state.proven().get(channel),
                        sources.tests.find(me.value(), channel).orElse(null)))
                .toList();
        return Reply.ok(new ReadinessView(
                channels,
                checked == null ? null : checked.at(),
                checked == null ? null : checked.readiness(),
                sources.push.findKey().orElse(null)));
    }

    /** His own list or the centre's; what the centre has not configured reaches nobody. Web push comes with the first browser. */
    private List<Channel> channels(String person) {
        List<Channel> own = sources.directory.findPerson(person).map(PersonCard::channels).orElse(List.of()).stream()
                .map(PersonCard.Reach::channel)
                .toList();
        List<Channel> channels = new ArrayList<>(List.of(Channel.PAGE));
        (own.isEmpty() ? sources.channels : own)
                .stream()
                        .filter(channel -> channel != Channel.PAGE && sources.channels.contains(channel))
                        .forEach(channels::add);
        channels.remove(Channel.PUSH);
        if (sources.push.has(person)) {
            channels.add(Channel.PUSH);
        }
        return channels;
    }

    private Reply checked(Call call) throws InterruptedException {
        PhoneRequests.PhoneCheck body = call.body(PhoneRequests.PhoneCheck.class);
        Long age = body.positionAgeSeconds();
        Integer battery = body.batteryPercent();
        String notifications = body.notifications() == null ? "unsupported" : body.notifications();
        boolean possible = (age == null || (age >= 0 && age <= DAY_SECONDS))
                && (battery == null || (battery >= 0 && battery <= 100))
                && NOTIFICATIONS.contains(notifications);
        if (!possible) {
            throw Refusal.of(400, "malformed");
        }
        Readiness readiness = new Readiness(Boolean.TRUE.equals(body.soundHeard()), notifications, age, battery);
        return submit(call, new ResponderAnswer.Check(readiness), null);
    }

    private Reply submit(Call call, ResponderAnswer.Answer answer, @Nullable Personal personal)
            throws InterruptedException {
        ResponderAnswer body = new ResponderAnswer(me(call), answer);
        return commands.submit(new Commands.Order(call, call.session(), body, personal), "/api/assignments")
                .orElseGet(() -> Reply.ok(Done.YES));
    }

    private static ResponderId me(Call call) {
        return new ResponderId(call.session().person());
    }

    private static AssignmentId assignment(Call call) {
        try {
            return new AssignmentId(call.id());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(404, "unknown_assignment");
        }
    }
}
