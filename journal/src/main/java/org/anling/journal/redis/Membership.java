package org.anling.journal.redis;

import java.time.Duration;
import java.util.Optional;
import org.anling.contract.log.LeaseToken;

/**
 * On whose signs of life the leases of a writer hang: on those of its process, or on its own calls when it works alone. A lease names its
 * owner, and an owner its member: the part of the word before the first slash.
 */
interface Membership {

    /** The word under which an owner takes a lease now; empty while its member is not on the list of the living. */
    Optional<String> word(String owner, Duration ttl);

    /** Whether this member was among the living when somebody counted last; it may have come since. */
    boolean isLiving(String member);

    /** Whether the member that took this lease still is the one that calls. */
    boolean isOurs(LeaseToken lease);

    /** Something was done under this lease. */
    void sign(LeaseToken lease, Duration ttl);

    /** The member in an owner's word. */
    static String member(String word) {
        int slash = word.indexOf('/');
        return slash < 0 ? word : word.substring(0, slash);
    }
}
