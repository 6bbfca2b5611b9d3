package org.anling.registry.imports;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.ElderId;
import org.anling.journal.seal.SecretBox;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.imports.ImportReport.Outcome;
import org.anling.registry.panel.PanelKeys;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Elders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElderImportIT {

    private static final String PARTLY_ENGLISH =
            "Elder Number,National ID,Name,Phone,Community code,Room*,lng,lat,datum,risk,"
                    + "category,allergies,critical facts,door note,contact 1 name,contact 1 relation,contact 1 phone,"
                    + "contact 1 holds key,contact 1 hours,contact 1 informed,remark";

    @TempDir
    private Path folder;

    private SeededRegistry registry;
    private Elders elders;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(2, 1));
        registry.relayAll();
        elders = new Elders(registry.database(), CENTRE);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void a_list_in_chinese_is_imported_with_pinyin_made_and_noted_in_order_on_the_routine_lane() throws Exception {
        ImportReport report = imported(Lists.csv(
                folder,
                Lists.ELDER_HEADINGS,
                Lists.elder("n-1", "曾淑珍", "010-5550 1000"),
                Lists.elder("n-2", "单秀英", "１３８００００００００")));
        assertThat(report).isEqualTo(new ImportReport(ImportKind.ELDERS, Outcome.IMPORTED, 2, 2, 0, 0, 0, List.of()));
        Elder elder = elders.get(new ElderId("n-1"));
        assertThat(elder.card().pinyin()).isEqualTo("zeng shu zhen");
        assertThat(elder.card().phone()).isEqualTo("010-55501000");
        assertThat(elder.card().birthYear()).isEqualTo(1941);
        assertThat(elder.card().address().community()).isEqualTo(Samples.COMMUNITY);
        assertThat(elder.card().address().room()).isEqualTo("502");
        assertThat(elders.get(new ElderId("n-2")).card().pinyin()).isEqualTo("shan xiu ying");
        assertThat(elders.get(new ElderId("n-2")).card().phone()).isEqualTo("13800000000");
        assertThat(registry.pending()).extracting(row -> row.change().id()).containsExactly("n-1", "n-2");
        assertThat(registry.pending()).allMatch(row -> row.change().lane() == Lane.ROUTINE);
    }

    @Test
    void the_same_file_again_changes_nothing() throws Exception {
        Path file = Lists.csv(
                folder,
                PARTLY_ENGLISH,
                ",11010519491231002X,王建国,13800138000,松园社区,101,116.4128,39.8836,GCJ02,高,b,青霉素、磺胺,耳聋;有狗,左边的门,王芳,女儿,13900139000,是,晚上,yes,x");
        assertThat(imported(file).added()).isEqualTo(1);
        registry.relayAll();
        ImportReport again = imported(file);
        assertThat(again.outcome()).isEqualTo(Outcome.IMPORTED);
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.added() + again.changed()).isZero();
        assertThat(registry.pending()).isEmpty();
    }

    @Test
    void headings_in_english_and_every_fact_of_the_card() throws Exception {
        imported(Lists.csv(
                folder,
                PARTLY_ENGLISH,
                "n-9,11010519491231002X,王建国,13800138000," + Samples.COMMUNITY
                        + ",101,116.4128,39.8836,GCJ02,高,b,青霉素、磺胺,耳聋;有狗,\"左边的门，按两下\",王芳,女儿,139-0013-9000,是,晚上,yes,x"));
        Elder elder = elders.get(new ElderId("n-9"));
        ElderCard card = elder.card();
        assertThat(card.birthYear()).isEqualTo(1949);
        assertThat(card.sex()).isEqualTo(ElderCard.Sex.FEMALE);
        assertThat(elder.risk()).isEqualTo(ElderRef.Risk.HIGH);
        assertThat(card.category()).isEqualTo("B");
        assertThat(card.firstAid().allergies()).containsExactly("青霉素", "磺胺");
        assertThat(card.firstAid().facts()).containsExactly("deaf", "dog");
        assertThat(card.address().doorNote()).isEqualTo("左边的门，按两下");
        assertThat(card.contacts())
                .containsExactly(new ElderCard.Contact("王芳", "女儿", "139-0013-9000", true, "晚上", true));
        assertThat(card.home().latitude()).isCloseTo(39.8822, within(0.0003));
        assertThat(card.home().longitude()).isCloseTo(116.4066, within(0.0003));
    }

    @Test
    void what_the_list_has_no_column_for_stays_as_it_was() throws Exception {
        Elder before = elders.get(new ElderId("e-1"));
        ImportReport report =
                imported(Lists.csv(folder, Lists.ELDER_HEADINGS, Lists.elder("e-1", "张三e-1", "010-1111")));
        assertThat(report.changed()).isEqualTo(1);
        Elder after = elders.get(new ElderId("e-1"));
        assertThat(after.card().phone()).isEqualTo("010-1111");
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.card().contacts()).isEqualTo(before.card().contacts());
        assertThat(after.card().firstAid()).isEqualTo(before.card().firstAid());
        assertThat(after.card().address().doorNote()).isEqualTo("left door");
        assertThat(after.risk()).isEqualTo(ElderRef.Risk.HIGH);
        assertThat(after.card().deviceIds()).isEqualTo(before.card().deviceIds());
        assertThat(registry.pending())
                .extracting(row -> row.change().subject() + " " + row.change().id())
                .containsExactly("ELDER e-1", "DEVICE d-1");
    }

    @Test
    void gb18030_and_utf_8_with_a_mark_are_read_alike() throws Exception {
        String row = Lists.elder("n-1", "欧阳淑珍", "13800000000");
        Path gb = Lists.csv(folder, Charset.forName("GB18030"), Lists.ELDER_HEADINGS, row);
        Path marked = Lists.csv(folder, StandardCharsets.UTF_8, "\uFEFF" + Lists.ELDER_HEADINGS, row);
        assertThat(imported(gb).added()).isEqualTo(1);
        assertThat(imported(marked).unchanged()).isEqualTo(1);
        assertThat(elders.get(new ElderId("n-1")).card().name()).isEqualTo("欧阳淑珍");
    }

    @Test
    void one_wrong_cell_keeps_the_whole_list_out_and_names_line_and_column() throws Exception {
        ImportReport report = imported(Lists.csv(
                folder,
                Lists.ELDER_HEADINGS,
                Lists.elder("n-1", "张三", "13800000000"),
                Lists.elder("n-2", "李四", "1.38E+10"),
                Lists.elder("n-1", "王五", "13800000002")));
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.problems())
                .extracting(Problem::line, Problem::column)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(3L, "电话"), org.assertj.core.groups.Tuple.tuple(4L, "编号"));
        assertThat(report.problems()).anyMatch(problem -> problem.told().zh().contains("科学计数法"));
        assertThat(report.problems()).anyMatch(problem -> problem.told().en().contains("the same as in line 2"));
        assertThat(elders.find(new ElderId("n-1"))).isEmpty();
        assertThat(registry.pending()).isEmpty();
    }

    @Test
    void a_dry_run_says_what_would_be_and_writes_nothing() throws Exception {
        Path file = Lists.csv(folder, Lists.ELDER_HEADINGS, Lists.elder("n-1", "张三", "13800000000"));
        ImportReport report = run(file, ImportMode.DRY_RUN);
        assertThat(report).isEqualTo(new ImportReport(ImportKind.ELDERS, Outcome.DRY_RUN, 1, 1, 0, 0, 0, List.of()));
        assertThat(elders.find(new ElderId("n-1"))).isEmpty();
        assertThat(registry.pending()).isEmpty();
    }

    @Test
    void unknown_communities_wrong_days_wrong_ids_and_wrong_facts_are_told_apart() throws Exception {
        ImportReport report = imported(Lists.csv(
                folder,
                "编号,身份证号,姓名,性别,出生日期,电话,社区,房号,经度,纬度,急救要点",
                "n-1,,张三,女,昨天,13800000000,竹园社区,1,116.4,39.8,",
                "n-2,110105194912310021,李四,,,13800000001,松园社区,1,116.4,39.8,",
                "n-3,,王五,不详,1950,无,松园社区,1,1164,39.8,怕冷",
                ",,赵六,男,1950,13800000003,松园社区,3月2日,,,"));
        assertThat(report.problems())
                .extracting(problem -> problem.line() + " " + problem.column())
                .containsExactlyInAnyOrder(
                        "2 出生日期", "2 社区", "3 身份证号", "3 出生日期", "3 性别", "4 性别", "4 电话", "4 经度", "4 急救要点", "5 编号", "5 房号",
                        "5 纬度", "5 经度");
    }

    @Test
    void a_national_id_of_somebody_else_is_refused() throws Exception {
        String headings = "编号,身份证号,姓名,电话,社区,房号,经度,纬度";
        imported(Lists.csv(folder, headings, "n-1,11010519491231002X,张三,13800000000,松园社区,1,116.4,39.8"));
        ImportReport report =
                imported(Lists.csv(folder, headings, "n-2,11010519491231002x,张三,13800000000,松园社区,1,116.4,39.8"));
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.problems().getFirst().told().en()).contains("belongs to number n-1");
    }

    @Test
    void a_heading_that_nobody_knows_stops_before_anything_is_lost() throws Exception {
        ImportReport report =
                imported(Lists.csv(folder, Lists.ELDER_HEADINGS + ",过敏吏", Lists.elder("n-1", "张三", "138000") + ",青霉素"));
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.problems()).extracting(Problem::column).contains("过敏吏");
        ImportReport without = imported(Lists.csv(folder, "编号,姓名", "n-1,张三"));
        assertThat(without.problems()).extracting(Problem::column).contains("电话", "社区", "房号", "经度", "纬度");
    }

    @Test
    void a_list_of_thousands_goes_in_and_changes_in_batches() throws Exception {
        String[] lines = new String[2_501];
        lines[0] = Lists.ELDER_HEADINGS;
        for (int i = 1; i < lines.length; i++) {
            lines[i] = Lists.elder("n-" + i, "张三", "1380000" + String.format("%04d", i));
        }
        assertThat(imported(Lists.csv(folder, lines)).added()).isEqualTo(2_500);
        lines[2_500] = Lists.elder("n-2500", "张三", "13900000000");
        lines[7] = Lists.elder("n-7", "张三", "13900000001");
        ImportReport again = imported(Lists.csv(folder, lines));
        assertThat(again.changed()).isEqualTo(2);
        assertThat(again.unchanged()).isEqualTo(2_498);
    }

    private ImportReport imported(Path file) {
        return run(file, ImportMode.IMPORT);
    }

    private ImportReport run(Path file, ImportMode mode) {
        return new Importer(registry.database(), CENTRE, new PanelKeys(SecretBox.OPEN))
                .run(Samples.BY, ImportKind.ELDERS, file, mode, (stage, rows) -> {});
    }
}
