package org.anling.contract.fold;

import java.time.Instant;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.Event;
import org.anling.contract.id.InputId;
import org.jspecify.annotations.Nullable;

/**
 * An event with what the fold needs of its envelope.
 *
 * @param at centre time of the decision
 * @param receivedAt when the cause was received
 * @param cause the input that led to it, or null if time did
 * @param seq its number; {@link Long#MAX_VALUE} while it is only being decided
 */
public record Fact(
        Event body,
        @Nullable Personal personal,
        Instant at,
        Instant receivedAt,
        @Nullable InputId cause,
        long seq) {

    /** The fact that an entry of the log holds. */
    public static Fact of(EventEntry entry) {
        String cause = entry.envelope().cause();
        return new Fact(
                entry.body(),
                entry.personal(),
                entry.envelope().at(),
                entry.envelope().receivedAt(),
                cause == null ? null : new InputId(cause),
                entry.envelope().id().seq());
    }

    /** The same without what is personal, for a store that must be able to forget it. */
    public Fact withoutPersonal() {
        return new Fact(body, null, at, receivedAt, cause, seq);
    }
}
