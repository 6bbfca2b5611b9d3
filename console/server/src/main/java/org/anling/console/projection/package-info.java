/**
 * The live board: a fold over the events of a centre. Entries of the log go in, in order; immutable {@link
 * org.anling.console.projection.Board}s come out, one per committed page. It is pure: no I/O, no clock, no names or numbers of
 * people, which the view layer adds from the cache. It starts from the beginning of the log or from the pieces of a snapshot and
 * goes on after any event. Open incidents are kept, and of the closed ones the last few. {@link
 * org.anling.console.projection.BoardFold} belongs to the thread that reads the log; the boards may be used by any thread.
 */
@NullMarked
package org.anling.console.projection;

import org.jspecify.annotations.NullMarked;
