package org.anling.registry.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One cell as the spreadsheet holds it. A CSV has words only. */
public sealed interface SheetCell {

    /** An empty cell. */
    SheetCell EMPTY = new Words("");

    /** Text, without spaces around it. */
    record Words(String text) implements SheetCell {}

    /** A number; the spreadsheet keeps fifteen digits of it and no leading zero. */
    record Figure(BigDecimal value) implements SheetCell {}

    /** A number that is shown as a date. */
    record Day(LocalDate date) implements SheetCell {}

    /** A formula; what it would give is not read. */
    record Formula() implements SheetCell {}

    /** An error of the spreadsheet, for example {@code #N/A}. */
    record Broken(String text) implements SheetCell {}

    /** Text that is longer than anything a list holds. */
    record TooLong(int length) implements SheetCell {}
}
