/**
 * The journal's work with Redis: connections, scripts, and the three sides of a centre's logs.
 *
 * <p>A {@link org.anling.journal.redis.Link} serves many threads, opens itself again and refuses commands while it is down; a {@link
 * org.anling.journal.redis.Session} serves one thread and is thrown away at the first doubt. Neither ever repeats a command. Scripts lie
 * in resource files and check everything before their first write. Entries flow in as records of the contract and lie in Redis as the
 * fields of a stream entry.
 */
@NullMarked
package org.anling.journal.redis;

import org.jspecify.annotations.NullMarked;
