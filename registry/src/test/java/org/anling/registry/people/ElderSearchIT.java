package org.anling.registry.people;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anling.contract.id.CentreId;
import org.anling.journal.seal.SecretBox;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.imports.ImportKind;
import org.anling.registry.imports.ImportMode;
import org.anling.registry.imports.ImportReport;
import org.anling.registry.imports.Importer;
import org.anling.registry.panel.PanelKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElderSearchIT {

    @TempDir
    private Path folder;

    private SeededRegistry registry;
    private ElderSearch search;

    @BeforeEach
    void seed() throws Exception {
        registry = SeededRegistry.with(Samples.seed(2, 1));
        search = new ElderSearch(registry.database(), CENTRE);
        list(
                ImportKind.ELDERS,
                "编号,姓名,性别,出生日期,电话,社区,小区,楼号,单元,房号,经度,纬度,联系人1姓名,联系人1电话",
                "n-1,曾淑珍,女,1941,010-55501234,松园社区,竹海里,3号楼,2,1502,116.4,39.8,曾芳,13900001111",
                "n-2,王秀英,女,1941,13800005678,松园社区,竹海里,12,1,301,116.4,39.8,,",
                "n-3,王秀兰,女,1941,13800009999,松园社区,梅园,7,1,1502,116.4,39.8,,",
                "n-4,秀英,女,1941,13800001212,松园社区,梅园,7,1,101,116.4,39.8,,",
                "n-5,董淑兰,女,1941,13800003434,松园社区,杏林2区,3号楼,1单元,1170,116.4,39.8,,",
                "n-6,董玉珍,女,1941,13800003535,松园社区,杏林2区,3号楼,1单元,1171,116.4,39.8,,");
        list(ImportKind.DEVICES, "设备编号,协议,老人编号", "861234567890123,mqtt,n-3");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void a_name_is_found_by_its_signs_from_anywhere_and_a_whole_name_stands_first() {
        assertThat(found("王秀英")).containsExactly("n-2");
        assertThat(found("秀英")).containsExactly("n-4", "n-2");
        assertThat(found("王")).containsExactlyInAnyOrder("n-2", "n-3");
        assertThat(found("英秀")).isEmpty();
    }

    @Test
    void pinyin_is_found_whole_begun_and_by_initials() {
        assertThat(found("zengshuzhen")).containsExactly("n-1");
        assertThat(found("ZengShu")).containsExactly("n-1");
        assertThat(found("zsz")).containsExactly("n-1");
        assertThat(found("wxy")).containsExactly("n-2");
        assertThat(found("wx")).containsExactly("n-3", "n-2");
    }

    @Test
    void a_telephone_is_found_by_its_end_with_or_without_the_country_and_also_a_contact_s() {
        assertThat(found("1234")).containsExactly("n-1");
        assertThat(found("010-5550-1234")).containsExactly("n-1");
        assertThat(found("+8613800005678")).containsExactly("n-2");
        assertThat(found("13900001111")).containsExactly("n-1");
    }

    @Test
    void an_address_is_found_as_people_say_it() {
        assertThat(found("竹海里3号楼1502室")).containsExactly("n-1");
        assertThat(found("杏林2区3号楼1单元1171室")).as("every word, also the seventh").containsExactly("n-6");
        assertThat(found("竹海 12")).containsExactly("n-2");
        assertThat(found("梅园 秀兰")).containsExactly("n-3");
        assertThat(found("1502")).containsExactly("n-3", "n-1");
    }

    @Test
    void a_device_is_found_by_the_beginning_of_its_id() {
        assertThat(found("86123456")).containsExactly("n-3");
        assertThat(found("D-1")).containsExactly("e-1");
    }

    @Test
    void somebody_who_may_look_at_a_part_of_the_town_finds_nobody_of_another() {
        for (String typed : List.of("秀英", "wxy", "13800005678", "1502", "86123456", "13900001111", "梅园 秀兰")) {
            assertThat(search.find(typed, "110107", 20)).as(typed).isNotEmpty();
            assertThat(search.find(typed, "110108", 20)).as(typed).isEmpty();
        }
    }

    @Test
    void nothing_finds_nothing_and_signs_of_other_languages_do_no_harm() {
        assertThat(found("")).isEmpty();
        assertThat(found(" %_\\ ")).isEmpty();
        assertThat(found("' or 1=1 --")).isEmpty();
        assertThat(found("& | ! <->")).isEmpty();
        assertThat(found("x".repeat(10_000))).isEmpty();
        assertThat(search.find("秀英", "", 1)).hasSize(1);
        assertThat(new ElderSearch(registry.database(), new CentreId("south")).find("秀英", "", 9))
                .isEmpty();
    }

    private List<String> found(String typed) {
        return search.find(typed, "", 20).stream()
                .map(elder -> elder.id().value())
                .toList();
    }

    private void list(ImportKind kind, String... lines) throws Exception {
        Path file = Files.writeString(folder.resolve(kind.word() + ".csv"), String.join("\n", lines));
        ImportReport report = new Importer(registry.database(), CENTRE, new PanelKeys(SecretBox.OPEN))
                .run(Samples.BY, kind, file, ImportMode.IMPORT, (stage, rows) -> {});
        assertThat(report.problems()).isEmpty();
    }
}
