package org.anling.console.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.anling.console.api.CentreView;
import org.anling.console.api.Done;
import org.anling.console.api.Requests;
import org.anling.console.api.endpoint.CentreEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.projection.Board;
import org.anling.console.store.Session;
import org.anling.console.view.CentreViews;
import org.anling.console.view.Directory;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.state.TechnicalState;
import org.anling.contract.state.TestMode;

/** What the staff does that is not about one incident: technical alerts, test modes, who is here. */
final class CentreHandlers {
    private static final int LONGEST_TEST = 30;
    private static final int LONGEST_SHELF = 7 * 24 * 60;

    private final Commands commands;
    private final Supplier<Board> boards;
    private final CentreViews views;
    private final Directory directory;
    private final InstantSource clock;

    CentreHandlers(
            Commands commands, Supplier<Board> boards, CentreViews views, Directory directory, InstantSource clock) {
        this.commands = commands;
        this.boards = boards;
        this.views = views;
        this.directory = directory;
        this.clock = clock;
    }

    Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(CentreEndpoint.STAFF, call -> Reply.ok(new CentreView.StaffList(views.staff(boards.get()))));
        handlers.put(
                CentreEndpoint.ACKNOWLEDGE_TECHNICAL,
                call -> submit(call, new CentreCommand.AcknowledgeTechnical(call.id())));
        handlers.put(CentreEndpoint.SHELVE_TECHNICAL, this::shelve);
        handlers.put(CentreEndpoint.CLOSE_TECHNICAL, this::close);
        handlers.put(CentreEndpoint.START_TEST, this::startTest);
        handlers.put(CentreEndpoint.END_TEST, call -> submit(call, new CentreCommand.EndTest(elder(call.id()))));
        return handlers;
    }

    private Reply shelve(Call call) throws InterruptedException {
        Requests.ShelveFor body = call.body(Requests.ShelveFor.class);
        Instant until = until(body.minutes(), LONGEST_SHELF);
        return submit(call, new CentreCommand.ShelveTechnical(call.id(), until, DeskHandlers.reason(body.reason())));
    }

    private Reply close(Call call) throws InterruptedException {
        String reason = DeskHandlers.reason(call.body(Requests.Reason.class).reason());
        return submit(call, new CentreCommand.CloseTechnical(call.id(), reason));
    }

    private Reply startTest(Call call) throws InterruptedException {
        Integer minutes = call.body(Requests.TestFor.class).minutes();
        Instant until = until(minutes == null ? LONGEST_TEST : minutes, LONGEST_TEST);
        return submit(call, new CentreCommand.StartTest(elder(call.id()), until));
    }

    private Instant until(int minutes, int most) {
        if (minutes < 1 || minutes > most) {
            throw Refusal.of(400, "malformed");
        }
        return clock.instant().plus(Duration.ofMinutes(minutes));
    }

    private Reply submit(Call call, CentreCommand.Action action) throws InterruptedException {
        Session session = call.session();
        CentreCommand body = new CentreCommand(new StaffId(session.person()), session.role(), action);
        return commands.submit(new Commands.Order(call, session, body, null), "/api/incidents")
                .orElseGet(() -> Reply.ok(Done.YES));
    }

    /** As the board knows the elder; otherwise as the card says. */
    private ElderRef elder(String text) {
        ElderId id;
        try {
            id = new ElderId(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(404, "unknown_elder");
        }
        return onBoard(id).or(() -> ofCard(id)).orElseThrow(() -> Refusal.of(404, "unknown_elder"));
    }

    private Optional<ElderRef> onBoard(ElderId id) {
        Board board = boards.get();
        Stream<ElderRef> known = Stream.of(
                        board.centre().tests().values().stream().map(TestMode::elder),
                        board.open().values().stream().map(one -> one.state().elder()),
                        board.technical().values().stream().map(TechnicalState::elder),
                        board.closed().values().stream().map(one -> one.state().elder()))
                .flatMap(refs -> refs)
                .filter(Objects::nonNull);
        return known.filter(ref -> ref.id().equals(id)).findFirst();
    }

    private Optional<ElderRef> ofCard(ElderId id) {
        return directory
                .findLatest(id)
                .map(card -> new ElderRef(
                        id,
                        card.address().community(),
                        card.version(),
                        "",
                        ElderRef.Risk.STANDARD,
                        card.category().isBlank() ? null : card.category()));
    }
}
