package org.anling.registry.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** CSV, separated by commas, semicolons or tabs, whichever its first line has most of. */
final class CsvSheet {

    private static final int MARK = 1 << 16;
    private static final int LARGEST_RECORD = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvSheet() {}

    static void read(Path file, Consumer<SheetRow> rows) throws IOException {
        Charset charset = TextEncoding.of(file);
        long[] at = {0};
        try (BufferedReader text = Files.newBufferedReader(file, charset);
                CsvReader<CsvRecord> records = records(text)) {
            for (CsvRecord record : records) {
                at[0] = record.getStartingLineNumber();
                SheetRow row = new SheetRow(
                        at[0], record.getFields().stream().map(CsvSheet::cell).toList());
                if (!row.isBlank()) {
                    rows.accept(row);
                }
            }
        } catch (CsvParseException broken) {
            throw new BadSheetException(
                    at[0] + 1,
                    new Told(
                            "从这一行起无法读取：引号没有成对，或单元格过大；请改正后再导入",
                            "from this line on it cannot be read: a quote is not closed, or a cell is far too large;"
                                    + " mend it and import again"));
        }
    }

    private static CsvReader<CsvRecord> records(BufferedReader text) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(separator(text))
                .maxBufferSize(LARGEST_RECORD)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text);
    }

    private static SheetCell cell(String text) {
        return text.startsWith("=") ? new SheetCell.Formula() : Sheets.words(text);
    }

    /** Looks at the first line, skips a byte order mark, and leaves the reader at the beginning of the text. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(MARK);
        char[] head = new char[MARK - 1];
        int read = Math.max(text.read(head), 0);
        text.reset();
        String line = new String(head, 0, read).lines().findFirst().orElse("");
        if (!line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
            text.skip(1);
        }
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            best = count(line, candidate) > count(line, best) ? candidate : best;
        }
        return best;
    }

    private static long count(String line, char sign) {
        return line.chars().filter(one -> one == sign).count();
    }
}
