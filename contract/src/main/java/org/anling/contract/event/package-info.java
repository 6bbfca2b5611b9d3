/**
 * What happened: the facts of a centre, in order, and the only truth about it.
 *
 * <p>The core decides them, the dispatcher commits them to the events of the centre, readers (console, recorder, feedback to devices)
 * fold them. Nothing personal stands in a body: positions, notes, raw frames, and reasons that people type travel in the personal block of
 * the entry; a reason in a body is a word of the rules, or of an earlier release. Immutable,
 * any thread. Names stand in logs for years: add, never rename.
 */
@NullMarked
package org.anling.contract.event;

import org.jspecify.annotations.NullMarked;
