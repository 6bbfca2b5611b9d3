/**
 * The record of a centre: every committed event, the incidents they add up to, and who looked at which health record.
 *
 * <p>Events flow in from the journal, in order, in batches; each batch and the cursor behind it are one transaction, so that nothing
 * is missing or doubled whatever is killed. A log that lost its tail does not erase what was recorded: that becomes a marked branch.
 * Pages and reports read through {@link org.anling.registry.record.RecordQueries}. One recorder per centre works at a time, chosen
 * by an advisory lock, on one virtual thread; queries block on the caller's.
 */
@NullMarked
package org.anling.registry.record;

import org.jspecify.annotations.NullMarked;
