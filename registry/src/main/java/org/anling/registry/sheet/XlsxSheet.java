package org.anling.registry.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The first sheet of a workbook. Whatever is not text, number, truth or nothing is told by its kind. */
final class XlsxSheet {

    private static final long LARGEST_INFLATED = 512L << 20;
    private static final Pattern SHOWN_AS_DAY = Pattern.compile("[ymdhs年月日]");
    private static final Pattern NOT_A_SHAPE = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");

    private XlsxSheet() {}

    static void read(Path file, Consumer<SheetRow> rows) throws IOException {
        checkInflated(file);
        try (ReadableWorkbook book = open(file);
                Stream<Row> found = first(book)) {
            Iterator<Row> each = found.iterator();
            for (Optional<SheetRow> row = next(each, 0);
                    row.isPresent();
                    row = next(each, row.get().line())) {
                if (!row.get().isBlank()) {
                    rows.accept(row.get());
                }
            }
        }
    }

    private static ReadableWorkbook open(Path file) {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
        } catch (IOException | RuntimeException broken) {
            throw unreadable(0, broken);
        }
    }

    private static Stream<Row> first(ReadableWorkbook book) {
        try {
            return book.getFirstSheet().openStream();
        } catch (IOException | RuntimeException broken) {
            throw unreadable(0, broken);
        }
    }

    /** A damaged workbook shows as whatever the reader stumbles over: only what the reader throws is caught here. */
    private static Optional<SheetRow> next(Iterator<Row> each, long after) {
        try {
            return each.hasNext() ? Optional.of(row(each.next())) : Optional.empty();
        } catch (RuntimeException broken) {
            throw unreadable(after + 1, broken);
        }
    }

    /** A small file can hold gigabytes of nothing; sizes that the file itself states are not believed. */
    private static void checkInflated(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        size += read;
                        if (size > LARGEST_INFLATED) {
                            throw new BadSheetException(
                                    0,
                                    new Told(
                                            "工作簿解压后过大；请只保留要导入的表，或分成几个文件",
                                            "the workbook is too large when unpacked; keep the one sheet to import, or"
                                                    + " split it"));
                        }
                    }
                }
            }
        } catch (java.util.zip.ZipException broken) {
            throw unreadable(0, broken);
        }
    }

    private static BadSheetException unreadable(long line, Exception cause) {
        BadSheetException unreadable = new BadSheetException(
                line,
                new Told(
                        "无法作为 XLSX 工作簿读取，文件可能已损坏；请用表格软件打开并重新另存为 .xlsx",
                        "this cannot be read as an XLSX workbook, it may be damaged; open it and save it as .xlsx"
                                + " again"));
        unreadable.initCause(cause);
        return unreadable;
    }

    private static SheetRow row(Row row) {
        List<SheetCell> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? SheetCell.EMPTY : cell(cell));
        }
        return new SheetRow(row.getRowNum(), cells);
    }

    private static SheetCell cell(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case STRING -> Sheets.words(text(cell));
            case FORMULA -> new SheetCell.Formula();
            case ERROR -> new SheetCell.Broken(text(cell));
            case BOOLEAN -> new SheetCell.Words(text(cell).toLowerCase(Locale.ROOT));
            case EMPTY -> SheetCell.EMPTY;
        };
    }

    private static String text(Cell cell) {
        String text = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        return text == null ? "" : text;
    }

    private static SheetCell number(Cell cell) {
        BigDecimal value = cell.asNumber();
        return isDay(cell.getDataFormatId(), cell.getDataFormatString())
                ? new SheetCell.Day(cell.asDate().toLocalDate())
                : new SheetCell.Figure(value);
    }

    /** Formats 27-36 and 50-58 are dates of Chinese and Japanese workbooks and have no pattern in the file. */
    private static boolean isDay(@Nullable Integer format, @Nullable String pattern) {
        int id = Optional.ofNullable(format).orElse(0);
        if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) {
            return true;
        }
        return pattern != null
                && SHOWN_AS_DAY
                        .matcher(NOT_A_SHAPE
                                .matcher(pattern.toLowerCase(Locale.ROOT))
                                .replaceAll(""))
                        .find()
                && !pattern.equalsIgnoreCase("general");
    }
}
