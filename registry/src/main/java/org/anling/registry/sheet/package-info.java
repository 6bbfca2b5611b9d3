/**
 * Reads and writes lists that people keep in spreadsheets: CSV in UTF-8 or GB18030, and XLSX.
 *
 * <p>A file flows in, rows of cells flow out, one after the other, so that a list of any length needs the memory of one row. What a
 * spreadsheet spoils by itself (a date out of 3-2, a formula, digits that were cut) is told apart here and judged by the reader of
 * the rows. A file that cannot be read at all ends in a {@link org.anling.registry.sheet.BadSheetException} that says what to do. The
 * caller's thread, blocking.
 */
@NullMarked
package org.anling.registry.sheet;

import org.jspecify.annotations.NullMarked;
