package org.anling.contract.alert;

import org.anling.contract.id.ElderId;

/**
 * What an entry may say about an elder: keys, never names or numbers.
 *
 * @param community 12-digit statistical code; scopes are prefixes of it
 * @param cardVersion version of the card in the cache that holds name, address, phone, first-aid facts
 * @param plan id of the response plan
 */
public record ElderRef(ElderId id, String community, long cardVersion, String plan, Risk risk) {

    /** Whether the plan may wait for a confirmation before it sends somebody. */
    public enum Risk {
        STANDARD,
        HIGH
    }
}
