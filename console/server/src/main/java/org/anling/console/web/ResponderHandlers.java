package org.anling.console.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.anling.console.api.AssignmentCard;
import org.anling.console.api.Done;
import org.anling.console.api.Face;
import org.anling.console.api.OfferCard;
import org.anling.console.api.Requests;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.PhoneEndpoint;
import org.anling.console.feed.PageFacts;
import org.anling.console.projection.Board;
import org.anling.console.store.Looks;
import org.anling.console.store.Session;
import org.anling.console.store.Whereabouts;
import org.anling.console.view.ResponderViews;
import org.anling.contract.alert.Position;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.people.Channel;
import org.jspecify.annotations.Nullable;

/** What a responder sees and says; only ever his own. */
final class ResponderHandlers {
    /** Farther off than a district it is no position. */
    private static final double WORST_METRES = 5_000;

    /** What a phone kept while it had no network; older says nothing about now. */
    private static final Duration OLDEST = Duration.ofMinutes(10);

    /** Clocks of phones are a little ahead at times. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final Commands commands;
    private final Supplier<Board> boards;
    private final ResponderViews views;
    private final Whereabouts whereabouts;
    private final Looks looks;
    private final PageFacts facts;
    private final InstantSource clock;

    /** Where it is kept who is where, who looked, and what became of an offer on a page. */
    record Stores(Whereabouts whereabouts, Looks looks, PageFacts facts) {}

    ResponderHandlers(
            Commands commands, Supplier<Board> boards, ResponderViews views, Stores stores, InstantSource clock) {
        this.commands = commands;
        this.boards = boards;
        this.views = views;
        this.whereabouts = stores.whereabouts();
        this.looks = stores.looks();
        this.facts = stores.facts();
        this.clock = clock;
    }

    Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(PhoneEndpoint.OFFERS, this::offers);
        handlers.put(PhoneEndpoint.ACCEPT, this::accept);
        handlers.put(PhoneEndpoint.DECLINE, this::decline);
        handlers.put(PhoneEndpoint.ASSIGNMENTS, this::assignments);
        handlers.put(PhoneEndpoint.ON_THE_WAY, call -> progress(call, AssignmentStatus.ON_THE_WAY, null));
        handlers.put(PhoneEndpoint.AT_DOOR, call -> progress(call, AssignmentStatus.AT_DOOR, null));
        handlers.put(PhoneEndpoint.WITH_ELDER, call -> progress(call, AssignmentStatus.WITH_ELDER, null));
        handlers.put(PhoneEndpoint.DONE, call -> progress(call, AssignmentStatus.DONE, null));
        handlers.put(PhoneEndpoint.RELEASE, this::release);
        handlers.put(PhoneEndpoint.AVAILABILITY, this::availability);
        handlers.put(PhoneEndpoint.POSITION, this::position);
        handlers.put(PhoneEndpoint.DELIVERED, call -> noticed(call, NoticeFact.DELIVERED));
        handlers.put(PhoneEndpoint.SEEN, call -> noticed(call, NoticeFact.SEEN));
        handlers.put(PhoneEndpoint.PROVE, this::prove);
        return handlers;
    }

    private Reply offers(Call call) {
        Session session = call.session();
        Board board = boards.get();
        List<Board.OfferAt> offers = session.face() == Face.STAFF
                ? offers(board, session)
                : board.liveOffers(new ResponderId(session.person()));
        List<OfferCard> cards =
                offers.stream().map(at -> views.offer(board, at)).toList();
        return Reply.ok(new OfferCard.OfferList(cards));
    }

    private static List<Board.OfferAt> offers(Board board, Session session) {
        return board.liveOffers().stream()
                .filter(at -> session.scope().sees(at.incident().state()))
                .toList();
    }

    private Reply assignments(Call call) {
        ResponderId person = new ResponderId(call.session().person());
        Board board = boards.get();
        List<AssignmentCard> cards = board.runningAssignments(person).stream()
                .map(at -> card(board, at))
                .toList();
        return Reply.ok(new AssignmentCard.AssignmentList(cards));
    }

    private Reply accept(Call call) throws InterruptedException {
        OfferId offer = offer(call);
        Optional<Reply> otherwise = answer(call, new ResponderAnswer.Accept(offer));
        return otherwise.orElseGet(() -> {
            answered(offer);
            Board board = boards.get();
            return board.find(offer).stream()
                    .flatMap(at -> at.incident().state().assignments().stream()
                            .filter(assignment -> assignment.offer().equals(offer))
                            .map(assignment -> new Board.AssignmentAt(at.incident(), assignment)))
                    .findFirst()
                    .map(at -> Reply.ok(new OfferCard.Accepted(card(board, at))))
                    .orElseThrow(() -> Refusal.of(404, "unknown_offer"));
        });
    }

    private Reply decline(Call call) throws InterruptedException {
        DeclineReason reason = call.body(Requests.Refusal.class).reason();
        OfferId offer = offer(call);
        ResponderAnswer.Answer answer =
                new ResponderAnswer.Decline(offer, reason == null ? DeclineReason.OTHER : reason);
        return answer(call, answer).orElseGet(() -> {
            answered(offer);
            return Reply.ok(Done.YES);
        });
    }

    private void answered(OfferId offer) {
        boards.get()
                .find(offer)
                .ifPresent(at -> facts.note(
                        new PageFacts.Asked(
                                offer,
                                at.incident().state().id(),
                                at.offer().responder().value()),
                        NoticeFact.ANSWERED));
    }

    private Reply release(Call call) throws InterruptedException {
        String reason = call.body(Requests.Release.class).reason();
        return progress(call, AssignmentStatus.RELEASED, reason);
    }

    private Reply progress(Call call, AssignmentStatus status, @Nullable String reason) throws InterruptedException {
        AssignmentId id = assignment(call);
        Optional<Reply> otherwise = answer(call, new ResponderAnswer.Progress(id, status, reason));
        return otherwise.orElseGet(() -> {
            Board board = boards.get();
            return board.find(id)
                    .map(at -> Reply.ok(new OfferCard.Accepted(card(board, at))))
                    .orElseThrow(() -> Refusal.of(404, "unknown_assignment"));
        });
    }

    private Reply availability(Call call) throws InterruptedException {
        Requests.Duty duty = call.body(Requests.Duty.class);
        return answer(call, new ResponderAnswer.SetAvailability(duty.availability()))
                .orElseGet(() -> Reply.ok(Done.YES));
    }

    private Reply position(Call call) {
        Requests.PositionReport report = call.body(Requests.PositionReport.class);
        Instant now = clock.instant();
        Instant said = report.at() == null ? now : report.at();
        Double accuracy = report.accuracy();
        boolean exact = accuracy == null || (accuracy >= 0 && accuracy <= WORST_METRES);
        if (!exact || said.isBefore(now.minus(OLDEST)) || said.isAfter(now.plus(AHEAD))) {
            throw Refusal.of(422, "position_unusable");
        }
        Instant at = said.isAfter(now) ? now : said;
        Position position;
        try {
            position =
                    new Position(report.lat(), report.lon(), Position.Source.FIX, Position.Datum.WGS84, accuracy, at);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "malformed");
        }
        whereabouts.report(me(call.session()), position, now);
        return Reply.ok(Done.YES);
    }

    /** Sent is not delivered, delivered is not seen: only the page that has or shows the offer says so, and only its own. */
    private Reply noticed(Call call, NoticeFact fact) throws InterruptedException {
        Session session = call.session();
        OfferId id = offer(call);
        Board.OfferAt at = boards.get()
                .find(id)
                .filter(found -> found.offer().responder().equals(me(session)))
                .orElseThrow(() -> Refusal.of(404, "unknown_offer"));
        NoticeReport report =
                new NoticeReport(id.value(), at.incident().state().id(), session.person(), Channel.PAGE, 1, fact, null);
        return commands.submit(new Commands.Order(call, session, report, null), "/api/offers")
                .orElseGet(() -> Reply.ok(Done.YES));
    }

    private Reply prove(Call call) throws InterruptedException {
        Channel channel = call.body(Requests.Proven.class).channel();
        return answer(call, new ResponderAnswer.Prove(channel == null ? Channel.PAGE : channel))
                .orElseGet(() -> Reply.ok(Done.YES));
    }

    private Optional<Reply> answer(Call call, ResponderAnswer.Answer answer) throws InterruptedException {
        Session session = call.session();
        ResponderAnswer body = new ResponderAnswer(me(session), answer);
        return commands.submit(new Commands.Order(call, session, body, null), "/api/assignments");
    }

    private AssignmentCard card(Board board, Board.AssignmentAt at) {
        AssignmentCard card = views.assignment(board, at);
        looks.ofResponder(at.assignment().responder().value(), at.incident().state(), card);
        return card;
    }

    private static ResponderId me(Session session) {
        return new ResponderId(session.person());
    }

    private static OfferId offer(Call call) {
        try {
            return new OfferId(call.id());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(404, "unknown_offer");
        }
    }

    private static AssignmentId assignment(Call call) {
        try {
            return new AssignmentId(call.id());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(404, "unknown_assignment");
        }
    }
}
