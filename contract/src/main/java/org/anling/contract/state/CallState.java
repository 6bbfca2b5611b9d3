package org.anling.contract.state;

import java.time.Instant;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.Position;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * A telephone call as the fold of its events, kept while somebody may have to do something about it.
 *
 * @param number in the form that is dialled, or null if it is withheld or was erased
 * @param home of the elder it is about, or null
 * @param rangAt when the first of the missed calls that this row stands for was received
 * @param lastAt when the last thing of it was received
 * @param by who answered or dialled, or null
 * @param times how many missed calls of this number it stands for
 * @param incident the incident it belongs to, or null
 */
public record CallState(
        String call,
        Caller caller,
        @Nullable String number,
        @Nullable Position home,
        Phase phase,
        Instant rangAt,
        Instant lastAt,
        @Nullable StaffId by,
        int times,
        @Nullable IncidentId incident) {

    /** How far it has come. */
    public enum Phase {
        RINGING,
        ANSWERED,
        /** Nobody answered and somebody must call back. */
        MISSED,
        ENDED,
        /** The centre calls, and nobody has answered yet. */
        DIALLED
    }
}
