/**
 * What people may ask about their data, and what nobody may keep for ever.
 *
 * <p>An elder's id flows in, and out flows all that is held about the elder, or nothing is held any more: rows of the registry go, and the personal
 * blocks of recorded events with their salts, whose hashes stay, so that the chain still verifies. What is older than the centre keeps it is
 * destroyed each night by one elected process, in portions, so that nothing waits for it. Every export and every erasure leaves an entry in the
 * audit, in the same transaction where something was destroyed. Redis hears of it through the outbox. Blocking, on the thread of the caller.
 */
@NullMarked
package org.anling.registry.privacy;

import org.jspecify.annotations.NullMarked;
