package org.anling.contract.state;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Position;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderProfile;
import org.jspecify.annotations.Nullable;

/**
 * A responder as the fold of events.
 *
 * @param base where the responder starts from when no fresh position is known; null if erased
 * @param offers how often asked, for the expected time to accept
 * @param accepts how often accepted
 * @param recentJobs when jobs of the last day were accepted, oldest first, for fatigue
 * @param recentOffers when offers of the last day were made, oldest first, for fatigue
 */
public record ResponderState(
        ResponderProfile profile,
        Availability availability,
        @Nullable Position base,
        int offers,
        int accepts,
        List<Instant> recentJobs,
        List<Instant> recentOffers) {

    public ResponderState {
        recentJobs = List.copyOf(recentJobs);
        recentOffers = List.copyOf(recentOffers);
    }
}
