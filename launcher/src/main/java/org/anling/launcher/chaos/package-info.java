/**
 * The proof with real processes: two dispatchers on one real Redis, the active one killed or paused again and again under a stream of
 * alarms, and Redis stopped for two seconds now and then.
 *
 * <p>The load goes into the inbox as gateways append, a reader of the events counts what became of it, and a table with every violation
 * comes out. One thread does the mischief; load and reader have one each.
 */
@NullMarked
package org.anling.launcher.chaos;

import org.jspecify.annotations.NullMarked;
