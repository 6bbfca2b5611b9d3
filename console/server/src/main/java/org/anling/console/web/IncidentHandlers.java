package org.anling.console.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.anling.console.api.Background;
import org.anling.console.api.IncidentRow;
import org.anling.console.api.MeasuredSign;
import org.anling.console.api.Queues;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.IncidentEndpoint;
import org.anling.console.feed.FeedPublisher;
import org.anling.console.projection.Board;
import org.anling.console.projection.BoardIncident;
import org.anling.console.projection.Scope;
import org.anling.console.store.ElderBook;
import org.anling.console.store.Looks;
import org.anling.console.store.RecordBook;
import org.anling.console.store.StoreDownException;
import org.anling.console.store.Whereabouts;
import org.anling.console.view.BackgroundViews;
import org.anling.console.view.DetailViews;
import org.anling.console.view.Directory;
import org.anling.console.view.ReplayViews;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.state.IncidentState;
import org.anling.registry.record.AuditEntry;
import org.jspecify.annotations.Nullable;

/** What the staff looks at: the queues and one incident in full. Open ones come from the board, closed ones from the record. */
final class IncidentHandlers {
    private static final int CLOSED = 200;
    private static final int LOOKS = 1_000;
    private static final int EARLIER = 50;

    private final Sources sources;
    private final FeedPublisher.Views views;
    private final DetailViews details;
    private final ReplayViews films;

    /** Where incidents and what belongs to them come from. */
    record Sources(
            Supplier<Board> boards,
            Directory directory,
            RecordBook record,
            Whereabouts whereabouts,
            InstantSource clock,
            Looks looks,
            Optional<ElderBook> elders,
            Supplier<Queues.RecordBehind> behind) {}

    IncidentHandlers(Sources sources, FeedPublisher.Views views, DetailViews details, ReplayViews films) {
        this.films = films;
        this.sources = sources;
        this.views = views;
        this.details = details;
    }

    Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(IncidentEndpoint.INCIDENTS, this::list);
        handlers.put(IncidentEndpoint.INCIDENT, this::detail);
        handlers.put(IncidentEndpoint.BACKGROUND, this::background);
        handlers.put(IncidentEndpoint.REPLAY, this::replay);
        return handlers;
    }

    private Reply list(Call call) {
        Board board = sources.boards().get();
        Scope scope = call.session().scope();
        List<IncidentRow> rows = switch (call.query().getOrDefault("state", "open")) {
            case "open" -> open(board, scope);
            case "closed" -> closed(board, scope);
            case "all" -> {
                List<IncidentRow> all = new ArrayList<>(open(board, scope));
                all.addAll(closed(board, scope));
                yield all;
            }
            default -> throw Refusal.of(400, "malformed");
        };
        return Reply.ok(new Queues.IncidentList(
                rows,
                board.technical().values().stream()
                        .filter(scope::sees)
                        .map(views.queues()::technical)
                        .toList(),
                board.unregistered().values().stream()
                        .filter(any -> scope.whole())
                        .map(views.queues()::unregistered)
                        .toList(),
                sources.behind().get()));
    }

    private List<IncidentRow> open(Board board, Scope scope) {
        return board.open().values().stream()
                .filter(incident -> scope.sees(incident.state()))
                .map(views.incidents()::row)
                .sorted((a, b) -> Long.compare(a.number(), b.number()))
                .toList();
    }

    /** The record's latest within a scope, and those that it does not have yet, newest first. */
    private List<IncidentRow> closed(Board board, Scope scope) {
        Map<IncidentId, BoardIncident> found = new LinkedHashMap<>();
        closedIn(scope).forEach(state -> found.put(state.id(), recorded(state, board)));
        found.putAll(board.closed());
        return found.values().stream()
                .filter(incident -> scope.sees(incident.state()))
                .filter(incident -> !board.open().containsKey(incident.state().id()))
                .map(views.incidents()::row)
                .sorted((a, b) -> Long.compare(b.number(), a.number()))
                .limit(CLOSED)
                .toList();
    }

    /** Whoever sees a small part needs more of the whole for as many rows. */
    private List<IncidentState> closedIn(Scope scope) {
        return sources.record().closed(scope.whole() ? CLOSED : CLOSED * 10);
    }

    private Reply detail(Call call) {
        Board board = sources.boards().get();
        IncidentId id = id(call.id());
        BoardIncident incident = board.find(id)
                .or(() -> sources.record().find(id).map(state -> recorded(state, board)))
                .orElseThrow(() -> Refusal.of(404, "unknown_incident"));
        sources.looks().ofStaff(call.session(), incident.state());
        Optional<List<EventEntry>> older = incident.whole() ? Optional.of(List.of()) : older(id);
        boolean complete = incident.whole() || (older.isPresent() && joins(older.get(), incident.recent()));
        DetailViews.Sources parts = new DetailViews.Sources(board, older.orElse(List.of()), complete, positions());
        return Reply.ok(details.detail(incident, parts));
    }

    /** What a store that is down would have said is left out; the rest is said. */
    private Reply background(Call call) {
        Board board = sources.boards().get();
        IncidentId id = id(call.id());
        IncidentState state = board.find(id)
                .map(BoardIncident::state)
                .or(() -> sources.record().find(id))
                .orElseThrow(() -> Refusal.of(404, "unknown_incident"));
        ElderRef elder = state.elder();
        if (elder == null) {
            return Reply.ok(new Background(List.of(), List.of(), List.of(), List.of()));
        }
        sources.looks().ofBackground(call.session(), state);
        Optional<List<IncidentState>> incidents = asked(() -> sources.record().ofElder(elder.id(), EARLIER));
        List<IncidentState> known = new ArrayList<>(incidents.orElse(List.of()));
        known.add(state);
        Optional<List<Background.HomeDevice>> devices = sources.directory()
                .findElder(elder)
                .flatMap(card -> asked(() -> sources.whereabouts().heard(card.deviceIds()))
                        .map(heard -> BackgroundViews.devices(card.deviceIds(), heard, board, known)));
        Optional<List<MeasuredSign>> vitals = asked(() -> sources.whereabouts().measured(elder.id()))
                .map(all -> BackgroundViews.vitals(all, sources.clock().instant()));
        return Reply.ok(new Background(
                devices.orElse(null),
                vitals.orElse(null),
                incidents.map(all -> BackgroundViews.earlier(all, id)).orElse(null),
                attending(elder).orElse(null)));
    }

    /** Nothing while the registry cannot be asked. */
    private Optional<List<Background.Attending>> attending(ElderRef elder) {
        return sources.elders()
                .flatMap(book -> asked(() -> book.find(elder.id())
                        .map(record -> BackgroundViews.attending(record, sources.directory()))
                        .orElse(List.of())));
    }

    private static <T> Optional<T> asked(Supplier<T> store) {
        try {
            return Optional.of(store.get());
        } catch (StoreDownException e) {
            return Optional.empty();
        }
    }

    /** From the board where it holds all events, otherwise from the record, without which there is no film. */
    private Reply replay(Call call) {
        IncidentId id = id(call.id());
        Optional<BoardIncident> onBoard = sources.boards().get().find(id);
        Map<EventId, EventEntry> events = new TreeMap<>(Comparator.comparingLong(EventId::seq));
        if (onBoard.isEmpty() || !onBoard.get().whole()) {
            sources.record()
                    .events(id)
                    .forEach(entry -> events.put(entry.envelope().id(), entry));
        }
        onBoard.ifPresent(incident ->
                incident.recent().forEach(entry -> events.put(entry.envelope().id(), entry)));
        if (events.isEmpty()) {
            throw Refusal.of(404, "unknown_incident");
        }
        IncidentState state = onBoard.map(BoardIncident::state)
                .or(() -> sources.record().find(id))
                .orElseThrow(() -> Refusal.of(404, "unknown_incident"));
        sources.looks().ofReplay(call.session(), state);
        return Reply.ok(films.film(id, List.copyOf(events.values()), looks(state)));
    }

    /** Null while the record cannot be read: the film of an open incident is shown without them. */
    private @Nullable List<AuditEntry> looks(IncidentState state) {
        ElderRef elder = state.elder();
        if (elder == null) {
            return List.of();
        }
        try {
            return sources.record().looks(elder.id(), state.id(), LOOKS);
        } catch (StoreDownException e) {
            return null;
        }
    }

    /** An open incident is shown without its older lines while the record cannot be read. */
    private Optional<List<EventEntry>> older(IncidentId id) {
        try {
            return Optional.of(sources.record().events(id));
        } catch (StoreDownException e) {
            return Optional.empty();
        }
    }

    /** Whether the record has at least everything before the first event that the board has. */
    private static boolean joins(List<EventEntry> older, List<EventEntry> recent) {
        if (recent.isEmpty()) {
            return true;
        }
        Set<EventId> recorded = new HashSet<>();
        older.forEach(entry -> recorded.add(entry.envelope().id()));
        return recorded.contains(recent.getFirst().envelope().id());
    }

    private Map<ResponderId, Position> positions() {
        try {
            return sources.whereabouts().list();
        } catch (StoreDownException e) {
            return Map.of();
        }
    }

    private static BoardIncident recorded(IncidentState state, Board board) {
        return BoardIncident.of(state, board.upTo());
    }

    static IncidentId id(String text) {
        try {
            return new IncidentId(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(404, "unknown_incident");
        }
    }
}
