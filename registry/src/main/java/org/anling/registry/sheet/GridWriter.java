package org.anling.registry.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes rows for spreadsheets. A text that a spreadsheet would take for a formula is made harmless in CSV; in a workbook a text is a text.
 */
public final class GridWriter {

    /** Without it Excel takes UTF-8 for the encoding of its country. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";
    private static final int WIDEST_NAME = 31;

    private GridWriter() {}

    /** CSV in UTF-8 with a byte order mark. */
    public static byte[] csv(Grid grid) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            writer.writeRecord(grid.headings());
            for (List<Object> row : grid.rows()) {
                writer.writeRecord(row.stream().map(GridWriter::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook with one sheet whose first row stays in sight. */
    public static byte[] xlsx(Grid grid) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Anling", "1.0")) {
            String name = grid.name().length() > WIDEST_NAME ? grid.name().substring(0, WIDEST_NAME) : grid.name();
            Worksheet sheet = workbook.newWorksheet(name);
            sheet.freezePane(0, 1);
            for (int column = 0; column < grid.headings().size(); column++) {
                sheet.value(0, column, grid.headings().get(column));
                sheet.style(0, column).bold().set();
            }
            for (int row = 0; row < grid.rows().size(); row++) {
                write(sheet, row + 1, grid.rows().get(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook in memory cannot be written", e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, int row, List<Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case String text when text.isEmpty() -> {}
                case Number number -> sheet.value(row, column, number);
                case Object other -> sheet.value(row, column, withoutControls(other.toString()));
            }
        }
    }

    /** XML has no way to write them. */
    private static String withoutControls(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
    }

    private static String harmless(Object cell) {
        String text = cell.toString();
        boolean dangerous = !(cell instanceof Number) && !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
        return dangerous ? "'" + text : text;
    }
}
