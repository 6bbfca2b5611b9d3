/**
 * What the thread that owns a centre does next.
 *
 * <p>{@link org.anling.dispatcher.core.loop.DispatchLoop} is a machine without input or output: the shell asks it with the time, it
 * answers with one wish (take the lease, read, commit, wait), the shell carries it out and tells what came of it. So the whole way
 * from inbox to log, crashes and lost answers included, runs in a simulation with production code. Working state, batch and clock
 * live here; one thread.
 */
@NullMarked
package org.anling.dispatcher.core.loop;

import org.jspecify.annotations.NullMarked;
