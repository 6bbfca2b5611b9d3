package org.anling.contract.state;

/**
 * One piece of a snapshot: a contract record as JSON, at most 64 kB. A snapshot is the latest piece of each key; pieces written
 * later replace earlier ones of the same key.
 *
 * @param key unique in the snapshot, for example {@code incident/inc-57} or {@code repeats/3}
 * @param seq of the last event that is folded into it
 * @param json the record; empty means the key is gone
 */
public record SnapshotPiece(String key, long seq, String json) {}
