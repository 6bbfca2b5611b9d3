package org.anling.console.web.scope;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.projection.Board;
import org.anling.console.projection.BoardIncident;
import org.anling.console.projection.Scope;
import org.anling.console.store.RecordBook;
import org.anling.console.store.Session;
import org.anling.console.view.Directory;
import org.anling.console.web.Refusal;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.jspecify.annotations.Nullable;

/** Lets a session reach what lies in its scope. What is not there at all is left to the handler, which says so. */
public final class ScopeGate {
    private final Supplier<Board> boards;
    private final RecordBook record;
    private final Directory directory;

    /** @param record knows the incidents that the board has forgotten */
    public ScopeGate(Supplier<Board> boards, RecordBook record, Directory directory) {
        this.boards = boards;
        this.record = record;
        this.directory = directory;
    }

    /** @throws Refusal 403 if it lies outside */
    public void check(Endpoint endpoint, String id, Session session) {
        Scope scope = session.scope();
        if (!scope.whole() && !within(Behind.of(endpoint), id, scope)) {
            throw Refusal.of(403, "out_of_scope");
        }
    }

    private boolean within(Behind behind, String id, Scope scope) {
        Board board = boards.get();
        return switch (behind) {
            case NOBODY, HANDLER -> true;
            case WHOLE_CENTRE -> false;
            case INCIDENT -> incident(board, id, scope);
            case TECHNICAL -> absentOr(board.technical().get(id), scope::sees);
            case CALL -> absentOr(board.calls().get(id), scope::sees);
            case ELDER -> elder(id, scope);
        };
    }

    private boolean incident(Board board, String text, Scope scope) {
        IncidentId id;
        try {
            id = new IncidentId(text);
        } catch (IllegalArgumentException e) {
            return true;
        }
        return board.find(id)
                .map(BoardIncident::state)
                .or(() -> record.find(id))
                .map(scope::sees)
                .orElse(true);
    }

    /** Without a card nobody knows where the elder lives; then only those may who see the whole centre. */
    private boolean elder(String text, Scope scope) {
        try {
            return directory
                    .findLatest(new ElderId(text))
                    .filter(card -> scope.sees(card.address().community()))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static <T> boolean absentOr(@Nullable T thing, Predicate<T> seen) {
        return Optional.ofNullable(thing).map(seen::test).orElse(true);
    }
}
