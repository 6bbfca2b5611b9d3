package org.anling.registry.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens a list by what is in it, not by its name, and hands over its rows. */
public final class Sheets {

    /** More than any cell of a list of people needs, and what a page accepts as a text. */
    static final int LONGEST_CELL = 2_000;

    private static final long LARGEST_FILE = 64L << 20;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private Sheets() {}

    /**
     * Reads the first sheet, blank rows left out.
     *
     * @throws BadSheetException if it cannot be read to its end
     */
    public static void read(Path file, Consumer<SheetRow> rows) {
        try {
            check(file);
            byte[] head = head(file);
            if (startsWith(head, OLD_EXCEL)) {
                throw new BadSheetException(
                        0,
                        new Told(
                                "这是旧的 .xls 格式或加密的工作簿；请另存为不加密的 .xlsx 后再导入",
                                "this is the old .xls format or an encrypted workbook; save it as plain .xlsx and"
                                        + " import that"));
            }
            if (startsWith(head, ZIP)) {
                XlsxSheet.read(file, rows);
            } else {
                CsvSheet.read(file, rows);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A cell of text: trimmed, or told to be too long. */
    static SheetCell words(String text) {
        String trimmed = text.strip();
        return trimmed.length() > LONGEST_CELL ? new SheetCell.TooLong(trimmed.length()) : new SheetCell.Words(trimmed);
    }

    private static void check(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new BadSheetException(
                    0, new Told("找不到或无法读取文件；请检查路径", "the file is not there or cannot be read; check the path"));
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new BadSheetException(
                    0,
                    new Told(
                            "文件超过 " + (LARGEST_FILE >> 20) + " MB；请分成几个文件导入",
                            "the file is larger than " + (LARGEST_FILE >> 20) + " MB; import it in several parts"));
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }

    private static boolean startsWith(byte[] head, byte[] wanted) {
        return java.util.Arrays.equals(head, wanted);
    }
}
