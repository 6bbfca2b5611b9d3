/**
 * Follows the calendar of shifts: whoever has a shift now is on duty, whoever's shift was cancelled is not.
 *
 * <p>Shifts flow in from PostgreSQL and what the centre knows of its responders from the projection of its events; commands for the inbox
 * flow out where the two differ. Nothing else is remembered, so that a process that was killed, a database that was away or a Redis that
 * was lost are all the same: the next look says what is true then. One process of all does it, on the virtual thread of its elected worker.
 */
@NullMarked
package org.anling.console.shift;

import org.jspecify.annotations.NullMarked;
