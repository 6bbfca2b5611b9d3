package org.anling.contract.log;

/**
 * The right to write the events of a centre.
 *
 * @param owner random, one per attempt to acquire
 * @param epoch rises with each owner; it is the first half of every event id written under it
 */
public record LeaseToken(String owner, long epoch) {}
