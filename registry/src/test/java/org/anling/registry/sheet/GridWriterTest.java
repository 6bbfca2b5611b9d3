package org.anling.registry.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class GridWriterTest {

    private static final Grid GRID = new Grid(
            "a name that is much too long for a workbook's sheet",
            List.of("社区", "p50"),
            List.of(
                    Grid.row("松园, \"east\"", -1.5),
                    Grid.row("=HYPERLINK(\"http://x\")", null),
                    Grid.row("-2+3", "+1"),
                    Grid.row("@sum", "a\u0001b")));

    @Test
    void csv_begins_with_a_byte_order_mark_and_no_text_is_a_formula() {
        assertThat(new String(GridWriter.csv(GRID), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF社区,p50\r\n"
                        + "\"松园, \"\"east\"\"\",-1.5\r\n"
                        + "\"'=HYPERLINK(\"\"http://x\"\")\",\r\n"
                        + "'-2+3,'+1\r\n"
                        + "'@sum,a\u0001b\r\n");
    }

    @Test
    void a_workbook_holds_numbers_as_numbers_and_texts_as_texts() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(GridWriter.xlsx(GRID)))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows.getFirst().getCellText(0)).isEqualTo("社区");
            assertThat(rows.get(1).getCellAsNumber(1).orElseThrow().doubleValue())
                    .isEqualTo(-1.5);
            assertThat(rows.get(2).getCell(0).getFormula()).isNull();
            assertThat(rows.get(2).getCellText(0)).isEqualTo("=HYPERLINK(\"http://x\")");
            assertThat(rows.get(4).getCellText(1)).isEqualTo("a\uFFFDb");
        }
    }
}
