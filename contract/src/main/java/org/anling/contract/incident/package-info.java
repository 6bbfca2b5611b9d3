/**
 * The closed choices of an incident: its two regions, offers, assignments, outcomes, reasons.
 *
 * <p>The core decides them, events carry them, pages show them. Immutable, any thread. Names of constants stand in logs for years:
 * add, never rename.
 */
@NullMarked
package org.anling.contract.incident;

import org.jspecify.annotations.NullMarked;
