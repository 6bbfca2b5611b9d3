package org.anling.console.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.anling.console.api.AssignmentCard;
import org.anling.console.api.FeedFrame;
import org.anling.console.api.Queues;
import org.anling.console.projection.Board;
import org.anling.console.projection.Scope;
import org.anling.console.store.Looks;
import org.anling.console.store.Session;
import org.anling.console.store.StoreDownException;
import org.anling.console.store.Whereabouts;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.NoticeFact;

/** Everything at once for a page that has nothing. Asks the cache and the live server, so it runs on virtual threads. */
public final class SnapshotMaker {
    private final Supplier<Board> boards;
    private final FeedPublisher.Views views;
    private final Whereabouts whereabouts;
    private final Looks looks;
    private final PageFacts facts;
    private final Supplier<Queues.RecordBehind> behind;
    private final InstantSource clock;
    private final Map<Scope, Memo> memos = new ConcurrentHashMap<>();

    /** Where the parts of a snapshot come from. */
    public record Sources(
            Supplier<Board> boards,
            Whereabouts whereabouts,
            Supplier<Queues.RecordBehind> behind,
            Looks looks,
            PageFacts facts) {}

    public SnapshotMaker(Sources sources, FeedPublisher.Views views, InstantSource clock) {
        this.boards = sources.boards();
        this.views = views;
        this.whereabouts = sources.whereabouts();
        this.looks = sources.looks();
        this.facts = sources.facts();
        this.behind = sources.behind();
        this.clock = clock;
    }

    /** Good for a second: it holds the server's time and where people are. */
    private record Memo(EventId upTo, Instant at, Hub.Part part) {}

    /** The snapshot for a session; that of a scope of the staff is encoded once as long as nothing changes. */
    Hub.Part make(Session session) {
        Board board = boards.get();
        return switch (session.face()) {
            case STAFF -> staff(board, session.scope());
            case RESPONDER -> responder(board, new ResponderId(session.person()));
        };
    }

    /** Where responders are; nobody if the live server does not answer, since a map without dots still works. */
    Map<ResponderId, Position> positions() {
        try {
            return whereabouts.list();
        } catch (StoreDownException e) {
            return Map.of();
        }
    }

    private Hub.Part staff(Board board, Scope scope) {
        Memo known = memos.get(scope);
        Instant now = clock.instant();
        if (known != null && known.upTo().equals(board.upTo()) && known.at().isAfter(now.minusSeconds(1))) {
            return known.part();
        }
        FeedFrame.Snapshot snapshot = new FeedFrame.Snapshot(
                board.upTo().toString(),
                board.open().values().stream()
                        .filter(incident -> scope.sees(incident.state()))
                        .map(views.incidents()::row)
                        .sorted((a, b) -> Long.compare(a.number(), b.number()))
                        .toList(),
                board.technical().values().stream()
                        .filter(scope::sees)
                        .map(views.queues()::technical)
                        .toList(),
                board.unregistered().values().stream()
                        .filter(any -> scope.whole())
                        .map(views.queues()::unregistered)
                        .toList(),
                views.queues().responders(board, positions(), scope),
                List.of(),
                List.of(),
                views.centre().centre(board, scope),
                null,
                behind.get(),
                clock.instant(),
                views.calls().list(board, scope),
                null);
        Hub.Part part = new Hub.Part(board.upTo().seq(), ContractJson.encode(snapshot));
        memos.values().removeIf(old -> !old.upTo().equals(board.upTo()));
        memos.put(scope, new Memo(board.upTo(), now, part));
        return part;
    }

    private Hub.Part responder(Board board, ResponderId id) {
        List<AssignmentCard> assignments = board.runningAssignments(id).stream()
                .map(at -> shown(board, at))
                .toList();
        List<Board.OfferAt> offers = board.liveOffers(id);
        FeedFrame.Snapshot snapshot = new FeedFrame.Snapshot(
                board.upTo().toString(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                offers.stream().map(at -> views.responders().offer(board, at)).toList(),
                assignments,
                null,
                views.responders().prove(board, id),
                new Queues.RecordBehind(0, null),
                clock.instant(),
                List.of(),
                views.responders().duty(board, id));
        return new Hub.Part(board.upTo().seq(), ContractJson.encode(snapshot), () -> offers.forEach(this::sent));
    }

    private void sent(Board.OfferAt at) {
        PageFacts.Asked asked = new PageFacts.Asked(
                at.offer().id(),
                at.incident().state().id(),
                at.offer().responder().value());
        facts.note(asked, NoticeFact.SENT);
    }

    private AssignmentCard shown(Board board, Board.AssignmentAt at) {
        AssignmentCard card = views.responders().assignment(board, at);
        looks.ofResponder(at.assignment().responder().value(), at.incident().state(), card);
        return card;
    }
}
