package org.anling.console.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
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
import org.anling.contract.state.TechnicalState;
import org.jspecify.annotations.Nullable;

/** Everything at once for a page that has nothing. Asks the cache and the live server, so it runs on virtual threads. */
public final class SnapshotMaker {
    /** More technical alerts than these follow in a frame of their own: in a power cut they are most of the snapshot, and nobody looks at them first. */
    private static final int AT_ONCE = 200;

    private final Supplier<Board> boards;
    private final FeedPublisher.Views views;
    private final Whereabouts whereabouts;
    private final Looks looks;
    private final PageFacts facts;
    private final Supplier<Queues.RecordBehind> behind;
    private final InstantSource clock;
    private final Map<Shape, Memo> memos = new ConcurrentHashMap<>();

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
    private record Memo(EventId upTo, Instant at, Hub.Opening opening) {}

    /** What pages of the staff share. */
    private record Shape(Scope scope, boolean parts) {}

    /**
     * The snapshot for a session; that of a scope of the staff is encoded once as long as nothing changes.
     *
     * @param parts in two frames if it is large
     */
    Hub.Opening make(Session session, boolean parts) {
        Board board = boards.get();
        return switch (session.face()) {
            case STAFF -> staff(board, session.scope(), parts);
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

    private Hub.Opening staff(Board board, Scope scope, boolean parts) {
        Shape shape = new Shape(scope, parts);
        Memo known = memos.get(shape);
        Instant now = clock.instant();
        if (known != null && known.upTo().equals(board.upTo()) && known.at().isAfter(now.minusSeconds(1))) {
            return known.opening();
        }
        List<TechnicalState> technical =
                board.technical().values().stream().filter(scope::sees).toList();
        boolean many = parts && technical.size() > AT_ONCE;
        FeedFrame.Snapshot snapshot = new FeedFrame.Snapshot(
                board.upTo().toString(),
                board.open().values().stream()
                        .filter(incident -> scope.sees(incident.state()))
                        .map(views.incidents()::row)
                        .sorted((a, b) -> Long.compare(a.number(), b.number()))
                        .toList(),
                many ? null : rows(technical),
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
        Hub.Part first = new Hub.Part(board.upTo().seq(), ContractJson.encode(snapshot));
        Supplier<Optional<String>> rest = many
                ? once(() ->
                        ContractJson.encode(new FeedFrame.Technical(board.upTo().toString(), rows(technical))))
                : Optional::empty;
        Hub.Opening opening = new Hub.Opening(first, rest);
        memos.values().removeIf(old -> !old.upTo().equals(board.upTo()));
        memos.put(shape, new Memo(board.upTo(), now, opening));
        return opening;
    }

    private List<Queues.TechnicalRow> rows(List<TechnicalState> alerts) {
        return alerts.stream().map(views.queues()::technical).toList();
    }

    /** Made by whoever asks first, for all who ask. */
    private static Supplier<Optional<String>> once(Supplier<String> making) {
        AtomicReference<@Nullable String> made = new AtomicReference<>();
        return () -> {
            synchronized (made) {
                String known = made.get();
                String text = known == null ? making.get() : known;
                made.set(text);
                return Optional.of(text);
            }
        };
    }

    private Hub.Opening responder(Board board, ResponderId id) {
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
        Hub.Part first =
                new Hub.Part(board.upTo().seq(), ContractJson.encode(snapshot), () -> offers.forEach(this::sent));
        return new Hub.Opening(first, Optional::empty);
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
