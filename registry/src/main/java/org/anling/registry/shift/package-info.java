/**
 * Who is on shift, when and where: times of the clock on the wall become instants, weekly patterns become single shifts, and what a week
 * leaves uncovered is found. All of that is arithmetic on values and can be called from any thread.
 *
 * <p>{@link org.anling.registry.shift.Shifts} alone reads the registry, blocking, on the caller's thread; changes are made in the office
 * ({@code org.anling.registry.office.OfficeShifts}), since each has an author, a version and a line of the audit.
 */
@NullMarked
package org.anling.registry.shift;

import org.jspecify.annotations.NullMarked;
