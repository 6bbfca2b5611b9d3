package org.anling.contract.alert;

import org.anling.contract.id.ElderId;
import org.jspecify.annotations.Nullable;

/**
 * What an entry may say about an elder: keys, never names or numbers.
 *
 * @param community 12-digit statistical code; scopes are prefixes of it
 * @param cardVersion version of the card in the cache that holds name, address, phone, first-aid facts
 * @param plan id of the response plan that is meant for this elder; empty or unknown: the centre's plans are chosen from
 * @param category subsidy category A to D, or null
 */
public record ElderRef(
        ElderId id,
        String community,
        long cardVersion,
        String plan,
        Risk risk,
        @Nullable String category) {

    /** An elder without a category. */
    public ElderRef(ElderId id, String community, long cardVersion, String plan, Risk risk) {
        this(id, community, cardVersion, plan, risk, null);
    }

    /** Whether the plan may wait for a confirmation before it sends somebody. */
    public enum Risk {
        STANDARD,
        HIGH
    }
}
