/**
 * The button answers: taken, accepted, at the door go back to the device, so that the person on the floor knows.
 *
 * <p>One reader per centre follows the events from snapshot and tail, {@link org.anling.gateway.server.feedback.Stories} folds them to
 * what each device should show, and what changed is told to devices whose session this gateway holds. The reader catches up first and
 * tells only what is still true and not old. Its cursor is in memory: sessions end with the process, so nothing is owed for the time
 * before it. One thread per centre, which blocks on the journal.
 */
@NullMarked
package org.anling.gateway.server.feedback;

import org.jspecify.annotations.NullMarked;
