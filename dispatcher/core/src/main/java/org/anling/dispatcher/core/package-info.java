/**
 * The decider of a centre: state, input and time go in, events come out, and events folded give the state again.
 *
 * <p>Nothing here asks for the time, a random number, the network or a file: all of it is given. Packages form a line, each knows
 * only those before it: {@code geo} (how far, how long), {@code responder} (who may be asked, who is best), {@code incident} (one
 * incident: numbers, plans, transition table, fold), {@code dispatch} (the whole centre: decide, apply, deadlines, snapshots),
 * {@code loop} (what the thread that owns a centre does next). One thread owns a centre; values are immutable.
 */
@NullMarked
package org.anling.dispatcher.core;

import org.jspecify.annotations.NullMarked;
