/**
 * Carries changes of the registry to those who keep copies: the caches in Redis and, through the inbox, the core.
 *
 * <p>Notes of the outbox flow in, in their order; device records, cards and texts of plans (higher version wins) and registry changes flow out. One
 * relay per centre works at a time, chosen by an advisory lock; it may die between any two steps, the next one repeats the step and
 * nothing is doubled, because caches compare versions and an input is named after its number in the outbox. One virtual thread.
 */
@NullMarked
package org.anling.registry.relay;

import org.jspecify.annotations.NullMarked;
