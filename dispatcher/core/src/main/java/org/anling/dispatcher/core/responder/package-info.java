/**
 * Who may be asked, and who is best.
 *
 * <p>A quest (where help is needed, how urgently, who was asked before), the roster of the centre and a context (time, positions) go
 * in; the k best come out with the terms of their score, and how many were left out for which reason. Hard filters first, then the
 * lowest score, ties by id. Two indexes by place make that quick among 100,000 who move: {@code Bases} follows the state,
 * {@code Whereabouts} the positions, and neither is waited for. The context is given by the shell and never fetched. Pure functions, any
 * thread.
 */
@NullMarked
package org.anling.dispatcher.core.responder;

import org.jspecify.annotations.NullMarked;
