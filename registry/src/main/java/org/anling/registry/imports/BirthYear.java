package org.anling.registry.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.registry.sheet.SheetCell;
import org.jspecify.annotations.Nullable;

/** The year out of a year, a date in one of the forms that lists have, or a day of the spreadsheet. */
final class BirthYear {

    private static final int EARLIEST = 1880;
    private static final int LATEST = 2100;
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final Pattern WRITTEN =
            Pattern.compile("([12][0-9]{3})(?:年|(?:[-/.年](?:0?[1-9]|1[0-2])(?:月|[-/.月](?:0?[1-9]|[12][0-9]|3[01])日?)?)"
                    + "|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])?)?(?:生)?");

    private BirthYear() {}

    /** Null if the cell is empty, or wrong and told so. */
    static @Nullable Integer of(GivenRow row) {
        Column column = ElderColumns.BIRTH;
        Integer year = switch (row.raw(column)) {
            case SheetCell.Day(LocalDate day) -> day.getYear();
            case SheetCell.Figure(BigDecimal value) -> ofFigure(row, column, value);
            case SheetCell.Words words -> ofWords(row, column);
            case SheetCell.Formula other -> ofWords(row, column);
            case SheetCell.Broken other -> ofWords(row, column);
            case SheetCell.TooLong other -> ofWords(row, column);
        };
        if (year == null || (year >= EARLIEST && year <= LATEST)) {
            return year;
        }
        return wrong(row, column);
    }

    private static @Nullable Integer ofFigure(GivenRow row, Column column, BigDecimal value) {
        if (value.compareTo(BigDecimal.valueOf(LATEST)) > 0 && value.compareTo(BigDecimal.valueOf(80_000)) < 0) {
            return DAY_ZERO.plusDays(value.longValue()).getYear();
        }
        return ofWords(row, column);
    }

    private static @Nullable Integer ofWords(GivenRow row, Column column) {
        String said = row.code(column);
        if (said == null) {
            return null;
        }
        Matcher written = WRITTEN.matcher(said);
        return written.matches() ? Integer.valueOf(written.group(1)) : wrong(row, column);
    }

    private static @Nullable Integer wrong(GivenRow row, Column column) {
        row.wrong(column, "不是出生日期；请填 1941 或 1941-05-03", "no date of birth; write 1941 or 1941-05-03");
        return null;
    }
}
