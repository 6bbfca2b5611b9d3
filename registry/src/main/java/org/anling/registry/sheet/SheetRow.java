package org.anling.registry.sheet;

import java.util.List;

/**
 * One row.
 *
 * @param line as the spreadsheet or the editor counts it, from 1
 */
public record SheetRow(long line, List<SheetCell> cells) {

    public SheetRow {
        cells = List.copyOf(cells);
    }

    /** The cell at a place; a row may end before it. */
    public SheetCell cell(int index) {
        return index < cells.size() ? cells.get(index) : SheetCell.EMPTY;
    }

    /** Whether nothing stands in it. */
    public boolean isBlank() {
        return cells.stream().allMatch(SheetCell.EMPTY::equals);
    }
}
