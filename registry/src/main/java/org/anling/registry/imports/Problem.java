package org.anling.registry.imports;

import org.anling.registry.sheet.Told;

/**
 * One thing that is wrong with a list.
 *
 * @param line as the spreadsheet counts it, 0 for the file as a whole
 * @param column heading as it stands in the file, empty for the row as a whole
 * @param told what is wrong and what to do; never repeats more of a cell than its reader needs
 */
public record Problem(long line, String column, Told told) {}
