/**
 * Imports of elders, devices, responders and the organisation from lists that people keep in spreadsheets.
 *
 * <p>A file flows in; a report per row and cell flows out, and, if nothing was wrong and it was not a dry run, rows and notes of the
 * outbox (routine lane) in one transaction under the lock of the centre. Every file is read twice: first to look, without a lock,
 * then to write; both passes run the same code, so that what a dry run says is what an import does. A row is known by its number, so
 * that the same file again changes nothing. Blocking, on the caller's (virtual) thread; memory for a thousand rows.
 */
@NullMarked
package org.anling.registry.imports;

import org.jspecify.annotations.NullMarked;
