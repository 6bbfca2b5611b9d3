package org.anling.registry.imports;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.id.ElderId;
import org.anling.journal.seal.SecretBox;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.panel.PanelKeys;
import org.anling.registry.people.Elders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelImportIT {

    private static final String HEADINGS = "编号,姓名,性别,出生日期,电话,社区,房号,经度,纬度,楼层";

    @TempDir
    private Path folder;

    @Test
    void numbers_and_days_of_a_workbook_are_what_they_look_like() throws Exception {
        try (SeededRegistry registry = SeededRegistry.with(Samples.seed(1, 1))) {
            Path file = Lists.xlsx(folder, sheet -> {
                Lists.head(sheet, HEADINGS);
                sheet.value(1, 0, 1001);
                sheet.value(1, 1, "张三");
                sheet.value(1, 2, "女");
                sheet.value(1, 3, LocalDate.of(1941, 5, 3));
                sheet.style(1, 3).format("yyyy-mm-dd").set();
                sheet.value(1, 4, 13800138000L);
                sheet.value(1, 5, Samples.COMMUNITY);
                sheet.value(1, 6, 502);
                sheet.value(1, 7, 116.4066);
                sheet.value(1, 8, 39.8822);
                sheet.value(1, 9, "5层");
            });
            assertThat(run(registry, file).problems()).isEmpty();
            ElderCard card = new Elders(registry.database(), CENTRE)
                    .get(new ElderId("1001"))
                    .card();
            assertThat(card.phone()).isEqualTo("13800138000");
            assertThat(card.birthYear()).isEqualTo(1941);
            assertThat(card.address().room()).isEqualTo("502");
            assertThat(card.address().floor()).isEqualTo(5);
            assertThat(run(registry, file).unchanged()).isEqualTo(1);
        }
    }

    @Test
    void what_the_spreadsheet_spoiled_is_told_cell_by_cell() throws Exception {
        try (SeededRegistry registry = SeededRegistry.with(Samples.seed(1, 1))) {
            Path file = Lists.xlsx(folder, sheet -> {
                Lists.head(sheet, HEADINGS + ",身份证号");
                sheet.value(1, 0, "n-1");
                sheet.formula(1, 1, "SUM(1,2)");
                sheet.value(1, 2, "女");
                sheet.value(1, 3, 15099);
                sheet.value(1, 4, 138001380.5);
                sheet.value(1, 5, "松园社区");
                sheet.value(1, 6, LocalDate.of(2026, 3, 2));
                sheet.style(1, 6).format("m-d").set();
                sheet.value(1, 7, 116.4066);
                sheet.value(1, 8, 39.8822);
                sheet.inlineString(1, 9, "x".repeat(20_000));
                sheet.value(1, 10, 110105194912310000L);
            });
            ImportReport report = run(registry, file);
            assertThat(report.problems())
                    .extracting(problem -> problem.line() + " " + problem.column())
                    .containsExactlyInAnyOrder("2 姓名", "2 电话", "2 房号", "2 楼层", "2 身份证号");
            assertThat(new Elders(registry.database(), CENTRE).list()).hasSize(1);
        }
    }

    private static ImportReport run(SeededRegistry registry, Path file) {
        return new Importer(registry.database(), CENTRE, new PanelKeys(SecretBox.OPEN))
                .run(Samples.BY, ImportKind.ELDERS, file, ImportMode.IMPORT, (stage, rows) -> {});
    }
}
