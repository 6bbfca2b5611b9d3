package org.anling.registry.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anling.registry.sheet.SheetCell.Words;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetsTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    private Path folder;

    @Test
    void csv_keeps_line_numbers_over_blank_lines_and_quoted_line_ends() throws Exception {
        List<SheetRow> rows =
                rows(file("a,b\r\n\r\n\"x\ny\",2\n,\nz,\"1,\"\"2\"\"\"".getBytes(StandardCharsets.UTF_8)));
        assertThat(rows)
                .containsExactly(
                        new SheetRow(1, List.of(new Words("a"), new Words("b"))),
                        new SheetRow(3, List.of(new Words("x\ny"), new Words("2"))),
                        new SheetRow(6, List.of(new Words("z"), new Words("1,\"2\""))));
    }

    @Test
    void semicolons_and_tabs_separate_where_the_first_line_has_them() throws Exception {
        assertThat(rows(file("姓名;电话\n张三;1".getBytes(StandardCharsets.UTF_8)))
                        .getLast()
                        .cells())
                .containsExactly(new Words("张三"), new Words("1"));
        assertThat(rows(file("姓名\t电话\n张三\t1".getBytes(GB18030))).getLast().cells())
                .containsExactly(new Words("张三"), new Words("1"));
    }

    @Test
    void rare_characters_survive_gb18030() throws Exception {
        assertThat(rows(file("姓名\n㛃𠮷".getBytes(GB18030))).getLast().cells()).containsExactly(new Words("㛃𠮷"));
    }

    @Test
    void a_damaged_utf_8_text_is_not_taken_for_gb18030() throws Exception {
        byte[] text = "姓名,电话号码\n张三丰老人家,1\n李四,2".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(text, text.length - 4);
        assertThatExceptionOfType(BadSheetException.class)
                .isThrownBy(() -> rows(file(cut)))
                .satisfies(bad -> assertThat(bad.line()).isEqualTo(3))
                .satisfies(bad -> assertThat(bad.told().zh()).contains("编码"));
        assertThatExceptionOfType(BadSheetException.class)
                .isThrownBy(() -> rows(file(new byte[] {'a', '\n', (byte) 0xFF, (byte) 0xFF})))
                .satisfies(bad -> assertThat(bad.line()).isEqualTo(2));
    }

    @Test
    void utf_16_and_old_excel_are_told_by_name() {
        assertThatExceptionOfType(BadSheetException.class)
                .isThrownBy(() -> rows(file("\uFEFF姓名".getBytes(StandardCharsets.UTF_16LE))))
                .withMessageContaining("UTF-16");
        assertThatExceptionOfType(BadSheetException.class)
                .isThrownBy(() -> rows(file(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1})))
                .withMessageContaining(".xls");
        assertThatExceptionOfType(BadSheetException.class)
                .isThrownBy(() -> rows(folder.resolve("none.csv")))
                .withMessageContaining("not there");
    }

    @Test
    void a_quote_that_is_never_closed_and_a_cell_of_ten_megabytes_end_with_their_line() {
        String open = "a,b\n1,2\n\"" + "x".repeat(10 << 20);
        assertThatExceptionOfType(BadSheetException.class)
                .isThrownBy(() -> rows(file(open.getBytes(StandardCharsets.UTF_8))))
                .satisfies(bad -> assertThat(bad.line()).isEqualTo(3));
    }

    @Test
    void a_long_cell_and_a_formula_of_a_csv_are_told_by_their_kind() throws Exception {
        String text = "a,b\n" + "x".repeat(2_001) + ",=1+2";
        assertThat(rows(file(text.getBytes(StandardCharsets.UTF_8))).getLast().cells())
                .containsExactly(new SheetCell.TooLong(2_001), new SheetCell.Formula());
    }

    @Test
    void a_workbook_tells_text_numbers_days_and_formulas_apart() throws Exception {
        List<SheetRow> rows = rows(book(sheet -> {
            sheet.value(0, 0, "电话");
            sheet.value(2, 0, 13800138000L);
            sheet.value(2, 1, LocalDate.of(1941, 5, 3));
            sheet.style(2, 1).format("yyyy\"年\"m\"月\"d\"日\"").set();
            sheet.formula(2, 2, "SUM(1,2)");
            sheet.value(2, 3, " 张三 ");
            sheet.value(2, 5, 1.5);
            sheet.style(2, 5).format("0.00").set();
        }));
        assertThat(rows).hasSize(2);
        assertThat(rows.getLast().line()).isEqualTo(3);
        assertThat(rows.getLast().cells())
                .containsExactly(
                        new SheetCell.Figure(new BigDecimal("13800138000")),
                        new SheetCell.Day(LocalDate.of(1941, 5, 3)),
                        new SheetCell.Formula(),
                        new Words("张三"),
                        SheetCell.EMPTY,
                        new SheetCell.Figure(new BigDecimal("1.5")));
    }

    @Test
    void a_cell_of_ten_megabytes_in_a_workbook_is_told_with_its_length() throws Exception {
        List<SheetRow> rows = rows(book(sheet -> sheet.inlineString(0, 0, "x".repeat(30_000))));
        assertThat(rows.getFirst().cell(0)).isEqualTo(new SheetCell.TooLong(30_000));
    }

    @Test
    void a_workbook_that_is_damaged_or_unpacks_to_gigabytes_is_refused() throws Exception {
        Path damaged = file(new byte[] {'P', 'K', 3, 4, 0, 0, 0});
        assertThatExceptionOfType(BadSheetException.class)
                .isThrownBy(() -> rows(damaged))
                .withMessageContaining("damaged");
        Path other = Files.createTempFile(folder, "other", ".xlsx");
        zip(other, 1);
        assertThatExceptionOfType(BadSheetException.class).isThrownBy(() -> rows(other));
        Path bomb = Files.createTempFile(folder, "bomb", ".xlsx");
        zip(bomb, 600);
        assertThatExceptionOfType(BadSheetException.class)
                .isThrownBy(() -> rows(bomb))
                .withMessageContaining("too large");
    }

    private Path file(byte[] content) throws IOException {
        Path file = Files.createTempFile(folder, "list", ".any");
        Files.write(file, content);
        return file;
    }

    private Path book(Consumer<Worksheet> filling) throws IOException {
        Path file = Files.createTempFile(folder, "list", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            filling.accept(book.newWorksheet("1"));
        }
        return file;
    }

    private static void zip(Path file, int megabytes) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                zip.write(nothing);
            }
        }
    }

    private static List<SheetRow> rows(Path file) {
        List<SheetRow> rows = new ArrayList<>();
        Sheets.read(file, rows::add);
        return rows;
    }
}
