/**
 * The shell around the decider: one platform thread per centre that does what the loop wishes, one more that follows the events and
 * writes the snapshot.
 *
 * <p>Inputs come from the inbox through {@code CentreJournal}, events go to the log by its commit, positions are read from the live
 * store into the context of decisions. A process is active for the centres whose lease it holds and standby for the others; its
 * followers stay warm for both. Only the thread named in a type touches it; health is read from anywhere.
 */
@NullMarked
package org.anling.dispatcher.server;

import org.jspecify.annotations.NullMarked;
