package org.anling.contract.entry;

import org.jspecify.annotations.Nullable;

/**
 * The stored form of an entry of either log: the fields of a Redis stream entry.
 *
 * @param envelope JSON
 * @param body JSON
 * @param personal JSON, or null if there is none or it was erased
 * @param salt hexadecimal, goes when the personal block goes
 * @param personalHash hexadecimal SHA-256 of salt and personal block; stays after an erasure. Null if there never was a block
 */
public record StoredEntry(
        String envelope,
        String body,
        @Nullable String personal,
        @Nullable String salt,
        @Nullable String personalHash) {

    /** This entry without what can name a person; the chain still verifies. */
    public StoredEntry erased() {
        return new StoredEntry(envelope, body, null, null, personalHash);
    }
}
