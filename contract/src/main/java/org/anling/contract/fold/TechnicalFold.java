package org.anling.contract.fold;

import java.time.Instant;
import java.util.Optional;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.id.StaffId;
import org.anling.contract.state.TechnicalState;
import org.jspecify.annotations.Nullable;

/** The fold of one technical alert: raised, raised again, looked after, shelved, ended. */
public final class TechnicalFold {

    private TechnicalFold() {}

    /** The technical alert that an event is about, if it is about one. */
    public static Optional<String> idOf(TechnicalEvent event) {
        return switch (event) {
            case TechnicalRaised raised -> Optional.of(raised.id());
            case TechnicalEvent.TechnicalCleared cleared -> Optional.of(cleared.id());
            case TechnicalEvent.TechnicalClosed closed -> Optional.of(closed.id());
            case TechnicalEvent.TechnicalAcknowledged seen -> Optional.of(seen.id());
            case TechnicalEvent.TechnicalShelved shelved -> Optional.of(shelved.id());
            case TechnicalEvent.UnregisteredSeen _ -> Optional.empty();
        };
    }

    /** The row after an event; null if there is none any more. */
    public static @Nullable TechnicalState next(@Nullable TechnicalState before, TechnicalEvent event, Instant at) {
        return switch (event) {
            case TechnicalRaised raised -> raise(before, raised, at);
            case TechnicalEvent.TechnicalCleared _, TechnicalEvent.TechnicalClosed _ -> null;
            case TechnicalEvent.TechnicalAcknowledged seen ->
                before == null ? null : with(before, seen.by(), before.shelvedUntil());
            case TechnicalEvent.TechnicalShelved shelved ->
                before == null ? null : with(before, shelved.by(), shelved.until());
            case TechnicalEvent.UnregisteredSeen _ -> before;
        };
    }

    private static TechnicalState raise(@Nullable TechnicalState before, TechnicalRaised raised, Instant at) {
        if (before == null) {
            return new TechnicalState(
                    raised.id(),
                    raised.type(),
                    raised.device(),
                    raised.elder(),
                    raised.detail(),
                    at,
                    at,
                    1,
                    raised.mass(),
                    null,
                    null);
        }
        return new TechnicalState(
                raised.id(),
                raised.type(),
                raised.device(),
                raised.elder(),
                raised.detail(),
                before.raisedAt(),
                at,
                before.times() + 1,
                raised.mass() == null ? before.mass() : raised.mass(),
                before.acknowledgedBy(),
                before.shelvedUntil());
    }

    private static TechnicalState with(TechnicalState row, StaffId by, @Nullable Instant shelvedUntil) {
        return new TechnicalState(
                row.id(),
                row.type(),
                row.device(),
                row.elder(),
                row.detail(),
                row.raisedAt(),
                row.lastAt(),
                row.times(),
                row.mass(),
                by,
                shelvedUntil);
    }
}
